import { isSeenPerson } from '@/lib/auth/seen-people';
import type { checkProjectRestrictionsOperation, LevelVerdict, Verdict } from '@/lib/contracts/members/restrictions';
import type { InputOf } from '@/lib/contracts/operation';
import { fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { findLists } from '@/lib/services/restrictions/find-lists';
import { type Candidate, judgeLevel } from '@/lib/services/restrictions/judge-level';
import { shortTurns } from '@/lib/services/restrictions/short-turns';

type CheckRequest = Omit<InputOf<typeof checkProjectRestrictionsOperation>, 'uuid'>;
type Place = { customerId: string; projectId: string | null };

/**
 * Whether restrictions let somebody into a place, level by level.
 * @throws validation_failed for a person who is unknown or whom the caller does not see: the answers tell about them
 */
export async function checkPerson(ctx: Ctx, request: CheckRequest, { customerId, projectId }: Place): Promise<Verdict> {
  const candidate = await candidateOf(ctx, request);
  const { customers, projects } = await findLists(ctx.db, [customerId], projectId === null ? [] : [projectId]);
  const pause = shortTurns();
  const levels: LevelVerdict[] = [];
  for (const [level, lists] of [
    ['customer', customers.get(customerId)],
    ['project', projectId === null ? undefined : projects.get(projectId)],
  ] as const) {
    if (lists === undefined) continue;
    levels.push({ level, ...(await judgeLevel(level, lists, candidate, pause)) });
  }
  return { is_allowed: levels.every(({ is_allowed }) => is_allowed), levels };
}

async function candidateOf(
  ctx: Ctx,
  { affiliations = [], email, identity_source = '', user }: CheckRequest,
): Promise<Candidate> {
  if (user === undefined) return { email: email ?? '', affiliations, identity_source, is_service_account: false };
  const [person] = await ctx.db.$queryRaw<Candidate[]>(sql`
    SELECT email, coalesce(affiliations, '{}') AS affiliations, identity_source, is_service_account
    FROM user_account WHERE id = ${user}::uuid AND status = 'active' AND ${isSeenPerson(ctx, sql`user_account.id`)}`);
  if (person === undefined) throw fieldError('user', 'There is no such active person.');
  return person;
}
