import type { RestrictionLevel } from '@/lib/contracts/restrictions';
import { type Db, sql } from '@/lib/db/client';
import { type Candidate, isOpen, judgeLevel, type Lists } from '@/lib/services/restrictions/judge-level';
import { shortTurns } from '@/lib/services/restrictions/short-turns';

/** A person who is to get a role in a customer, or in a project of it. */
export type Admission = { userId: string; customerId: string; projectId: string | null };

/** The first level that keeps each of these people out, in their order; null for those who may come in. Two statements. */
export async function findRefusals(db: Db, admissions: readonly Admission[]): Promise<(RestrictionLevel | null)[]> {
  const { customers, projects } = await findLists(db, admissions);
  const isFree = [...customers.values(), ...projects.values()].every(isOpen);
  const people = isFree ? new Map<string, Candidate>() : await findCandidates(db, admissions);
  const pause = shortTurns();
  const refusals: (RestrictionLevel | null)[] = [];
  for (const { customerId, projectId, userId } of admissions) {
    const candidate = people.get(userId);
    const levels = [
      { level: 'customer', lists: customers.get(customerId) },
      { level: 'project', lists: projectId === null ? undefined : projects.get(projectId) },
    ] as const;
    refusals.push(candidate === undefined ? null : await firstRefusal(levels, candidate, pause));
  }
  return refusals;
}

type Levels = readonly { level: RestrictionLevel; lists: Lists | undefined }[];

async function firstRefusal(
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

async function findCandidates(db: Db, admissions: readonly Admission[]): Promise<Map<string, Candidate>> {
  const ids = [...new Set(admissions.map(({ userId }) => userId))];
  const people = await db.$queryRaw<(Candidate & { id: string })[]>(sql`
    SELECT id, email, coalesce(affiliations, '{}') AS affiliations, identity_source, is_service_account
    FROM user_account WHERE id = ANY(${ids}::uuid[])`);
  return new Map(people.map((person) => [person.id, person]));
}

type Places = { customers: Map<string, Lists>; projects: Map<string, Lists> };

async function findLists(db: Db, admissions: readonly Admission[]): Promise<Places> {
  const customerIds = [...new Set(admissions.map(({ customerId }) => customerId))];
  const projectIds = [...new Set(admissions.flatMap(({ projectId }) => projectId ?? []))];
  const rows = await db.$queryRaw<(Lists & { id: string; level: RestrictionLevel })[]>(sql`
    SELECT id, 'customer' AS level, coalesce(user_email_patterns, '{}') AS user_email_patterns,
      coalesce(user_affiliations, '{}') AS user_affiliations, coalesce(user_identity_sources, '{}') AS user_identity_sources
    FROM customer WHERE id = ANY(${customerIds}::uuid[])
    UNION ALL
    SELECT id, 'project', coalesce(user_email_patterns, '{}'), coalesce(user_affiliations, '{}'),
      coalesce(user_identity_sources, '{}')
    FROM project WHERE id = ANY(${projectIds}::uuid[])`);
  const of = (level: RestrictionLevel) =>
    new Map(rows.flatMap((row) => (row.level === level ? [[row.id, row] as const] : [])));
  return { customers: of('customer'), projects: of('project') };
}
