import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { fewAndOne, fewOrAll } from '@/lib/services/jobs/few-or-all';

/** Computes again the actions about checklists, open reviews and ends of roles of the projects that a condition on `project` finds. One statement. */
export async function refreshProjectActions(tx: Ctx, isMeant: Sql): Promise<void> {
  await refresh(tx, isMeant, null);
}

/** The same of a customer, its own review and roles and those of all its projects. One statement. */
export async function refreshCustomerActions(tx: Ctx, customerId: string): Promise<void> {
  await refresh(tx, sql`project.customer_id = ${customerId}::uuid`, customerId);
}

async function refresh(tx: Ctx, ofProject: Sql, customerId: string | null): Promise<void> {
  const isEnding = sql`held.is_active AND held.expiration_time > ${tx.now}::timestamptz`;
  const [found] = await tx.db.$queryRaw<{ completions: string[]; reviews: string[]; roles: string[] }[]>(sql`
    SELECT ARRAY(SELECT completion.id FROM project JOIN checklist_completion AS completion ON completion.project_id = project.id
        WHERE ${ofProject} ${fewAndOne})::text[] AS completions,
      ARRAY((SELECT review.id FROM project JOIN permission_review AS review ON review.project_id = project.id AND review.closed IS NULL
        WHERE ${ofProject} ${fewAndOne}) UNION ALL SELECT review.id FROM permission_review AS review
        WHERE review.customer_id = ${customerId}::uuid AND review.closed IS NULL)::text[] AS reviews,
      ARRAY((SELECT held.id FROM project JOIN user_role AS held ON held.project_id = project.id AND ${isEnding}
        WHERE ${ofProject} ${fewAndOne}) UNION ALL (SELECT held.id FROM user_role AS held
        WHERE held.customer_id = ${customerId}::uuid AND ${isEnding} ${fewAndOne}))::text[] AS roles`);
  if (found === undefined) return;
  tx.emit({ type: 'checklists.changed', completionIds: fewOrAll(found.completions) });
  tx.emit({ type: 'reviews.changed', reviewIds: fewOrAll(found.reviews) });
  tx.emit({ type: 'role_places.changed', roleIds: fewOrAll(found.roles) });
}
