import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { findQuotas, type QuotaPlace } from '@/lib/services/quotas/find-quotas';
import { peopleOfCustomer, peopleOfProject } from '@/lib/services/quotas/usage';

type Newcomer = { id: string; project: boolean; customer: boolean };

/** For whom of these people, taken in their order, the quotas of a project and its customer have no room. Two statements. */
export async function findUnfit(ctx: Ctx, place: QuotaPlace, userIds: readonly string[]): Promise<Set<string>> {
  const room = { project: Number.POSITIVE_INFINITY, customer: Number.POSITIVE_INFINITY };
  for (const { level, limit, name, usage } of await findQuotas(ctx, place)) {
    if (name === 'nc_user_count' && limit !== null) room[level] = limit - usage;
  }
  const newcomers = new Map((await findNewcomers(ctx, place, userIds)).map((one) => [one.id, one]));
  const unfit = new Set<string>();
  for (const id of new Set(userIds)) {
    const levels = (['project', 'customer'] as const).filter((level) => newcomers.get(id)?.[level]);
    if (levels.some((level) => room[level] <= 0)) unfit.add(id);
    else for (const level of levels) room[level] -= 1;
  }
  return unfit;
}

/** Whom of these people the quotas do not count yet. */
function findNewcomers({ db, now }: Ctx, place: QuotaPlace, userIds: readonly string[]): Promise<Newcomer[]> {
  return db.$queryRaw<Newcomer[]>(sql`
    SELECT person.id,
      person.id NOT IN (SELECT here.user_id FROM project CROSS JOIN LATERAL ${peopleOfProject(now)} AS here
        WHERE project.id = ${place.projectId}::uuid) AS project,
      person.id NOT IN (SELECT here.user_id FROM customer CROSS JOIN LATERAL ${peopleOfCustomer(now)} AS here
        WHERE customer.id = ${place.customerId}::uuid) AS customer
    FROM user_account AS person WHERE person.id = ANY(${[...userIds]}::uuid[]) AND NOT person.is_service_account`);
}
