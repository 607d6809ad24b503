import type { InputOf } from '@/lib/contracts/operation';
import type { checkProjectRestrictionsOperation, LevelVerdict, Verdict } from '@/lib/contracts/restrictions';
import { fieldError } from '@/lib/core/errors';
import { type Db, sql } from '@/lib/db/client';
import { patternFault } from '@/lib/services/restrictions/email-pattern';
import { findLists } from '@/lib/services/restrictions/find-lists';
import { type Candidate, judgeLevel, type Lists } from '@/lib/services/restrictions/judge-level';
import { shortTurns } from '@/lib/services/restrictions/short-turns';

type CheckRequest = Omit<InputOf<typeof checkProjectRestrictionsOperation>, 'uuid'>;
type Place = { customerId: string; projectId: string | null };

/** Whether restrictions let somebody into a place, level by level, and what of them is broken. @throws validation_failed for an unknown person */
export async function checkPerson(db: Db, request: CheckRequest, { customerId, projectId }: Place): Promise<Verdict> {
  const candidate = await candidateOf(db, request);
  const { customers, projects } = await findLists(db, [customerId], projectId === null ? [] : [projectId]);
  const pause = shortTurns();
  const levels: LevelVerdict[] = [];
  for (const [level, lists] of [
    ['customer', customers.get(customerId)],
    ['project', projectId === null ? undefined : projects.get(projectId)],
  ] as const) {
    if (lists === undefined) continue;
    const verdict = await judgeLevel(level, lists, candidate, pause);
    levels.push({ level, ...verdict, broken_patterns: brokenIn(lists) });
  }
  return { is_allowed: levels.every(({ is_allowed }) => is_allowed), levels };
}

async function candidateOf(
  db: Db,
  { affiliations = [], email, identity_source = '', user }: CheckRequest,
): Promise<Candidate> {
  if (user === undefined) return { email: email ?? '', affiliations, identity_source, is_service_account: false };
  const [person] = await db.$queryRaw<Candidate[]>(sql`
    SELECT email, coalesce(affiliations, '{}') AS affiliations, identity_source, is_service_account
    FROM user_account WHERE id = ${user}::uuid AND status = 'active'`);
  if (person === undefined) throw fieldError('user', 'There is no such active person.');
  return person;
}

function brokenIn({ user_email_patterns }: Lists): LevelVerdict['broken_patterns'] {
  return user_email_patterns.flatMap((pattern) => {
    const reason = patternFault(pattern);
    return reason === null ? [] : [{ pattern, reason }];
  });
}
