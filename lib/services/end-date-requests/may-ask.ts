import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

type Place = { projectId: string; customerId: string };

/**
 * The condition that roles let somebody ask for another end date: those of managers and administrators of the project, and those
 * that let them change all projects of its customer.
 * @param row with user_id, project_id and customer_id
 */
export function isLetAsk(row: Sql, now: Date): Sql {
  return sql`(
    EXISTS (SELECT FROM ${liveRoles(now)} AS held JOIN role ON role.id = held.role_id
      WHERE held.user_id = ${row}.user_id AND held.project_id = ${row}.project_id AND role.name IN ('PROJECT_MANAGER', 'PROJECT_ADMIN'))
    OR EXISTS (SELECT FROM ${liveRoles(now, 'PROJECT.UPDATE')} AS held
      WHERE held.user_id = ${row}.user_id AND held.customer_id = ${row}.customer_id))`;
}

/** Whether a person may ask for another end date, by their roles or as staff. */
export async function mayAsk(
  { actor, db, now }: Ctx,
  { customerId, projectId }: Place,
  userId: string,
): Promise<boolean> {
  if (can(actor, 'STAFF')) return true;
  const [asker] = await db.$queryRaw<{ is_let: boolean }[]>(sql`
    SELECT ${isLetAsk(sql`asker`, now)} AS is_let
    FROM (SELECT ${userId}::uuid AS user_id, ${projectId}::uuid AS project_id, ${customerId}::uuid AS customer_id) AS asker`);
  return asker?.is_let ?? false;
}
