import type { RestrictionLevel } from '@/lib/contracts/members/restrictions';
import { type Db, sql } from '@/lib/db/client';
import { findLists } from '@/lib/services/restrictions/find-lists';
import { type Candidate, isOpen, judgeLevel, type Lists } from '@/lib/services/restrictions/judge-level';
import { shortTurns } from '@/lib/services/restrictions/short-turns';

/** A person who is to get a role in a customer, or in a project of it. */
export type Admission = { userId: string; customerId: string; projectId: string | null };

/** The first level that keeps each of these people out, in their order; null for those who may come in. Two statements. */
export async function findDenyingLevels(
  db: Db,
  admissions: readonly Admission[],
): Promise<(RestrictionLevel | null)[]> {
  const { customers, projects } = await findLists(
    db,
    admissions.map(({ customerId }) => customerId),
    admissions.flatMap(({ projectId }) => projectId ?? []),
  );
  const isFree = [...customers.values(), ...projects.values()].every(isOpen);
  const people = isFree ? new Map<string, Candidate>() : await findCandidates(db, admissions);
  const pause = shortTurns();
  const denyingLevels: (RestrictionLevel | null)[] = [];
  for (const { customerId, projectId, userId } of admissions) {
    const candidate = people.get(userId);
    const levels = [
      { level: 'customer', lists: customers.get(customerId) },
      { level: 'project', lists: projectId === null ? undefined : projects.get(projectId) },
    ] as const;
    denyingLevels.push(candidate === undefined ? null : await firstDenyingLevel(levels, candidate, pause));
  }
  return denyingLevels;
}

type Levels = readonly { level: RestrictionLevel; lists: Lists | undefined }[];

async function firstDenyingLevel(
  levels: Levels,
  candidate: Candidate,
  pause: ReturnType<typeof shortTurns>,
): Promise<RestrictionLevel | null> {
  for (const { level, lists } of levels) {
    if (lists === undefined) continue;
    const { is_allowed } = await judgeLevel(level, lists, candidate, pause);
    if (!is_allowed) return level;
  }
  return null;
}

/** The people as restrictions see them, by their ids. One statement. */
export async function findCandidates(db: Db, admissions: readonly Admission[]): Promise<Map<string, Candidate>> {
  const ids = [...new Set(admissions.map(({ userId }) => userId))];
  const people = await db.$queryRaw<(Candidate & { id: string })[]>(sql`
    SELECT id, email, coalesce(affiliations, '{}') AS affiliations, identity_source, is_service_account
    FROM user_account WHERE id = ANY(${ids}::uuid[])`);
  return new Map(people.map((person) => [person.id, person]));
}
