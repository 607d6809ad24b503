import { grantedIn } from '@/lib/auth/granted';
import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

type Place = { projectId: string; customerId: string };

/** Whether a person may ask for another end date: managers and administrators of the project, and who may change all projects of its customer. */
export async function mayAsk(
  { actor, db, now }: Ctx,
  { customerId, projectId }: Place,
  userId: string,
): Promise<boolean> {
  const granted = await grantedIn(db, userId, { kind: 'customer', customerId }, now);
  if (can(actor, 'PROJECT.UPDATE', { granted })) return true;
  const [found] = await db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM ${liveRoles(now)} AS held JOIN role ON role.id = held.role_id
    WHERE held.user_id = ${userId}::uuid AND held.project_id = ${projectId}::uuid AND role.name IN ('PROJECT_MANAGER', 'PROJECT_ADMIN')`);
  return (found?.count ?? 0) > 0;
}
