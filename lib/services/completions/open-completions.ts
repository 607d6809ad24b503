import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/**
 * Begins the completion of their customer’s checklist for the projects that a condition on `project` finds, where there is none
 * yet; one that was kept is shown again. One statement.
 */
export async function openCompletions({ db, now }: Ctx, condition: Sql): Promise<void> {
  await db.$executeRaw(sql`
    INSERT INTO checklist_completion (project_id, checklist_id, created, modified)
    SELECT project.id, customer.checklist_id, ${now}::timestamptz, ${now}::timestamptz
    FROM project JOIN customer ON customer.id = project.customer_id
    WHERE customer.checklist_id IS NOT NULL AND ${condition} ORDER BY project.id
    ON CONFLICT (project_id, checklist_id) DO NOTHING`);
}
