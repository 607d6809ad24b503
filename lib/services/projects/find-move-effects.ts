import { liveRoles } from '@/lib/auth/live-roles';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownRoleName } from '@/lib/db/role-name';
import type { HeldProject } from '@/lib/services/projects/held-project';
import type { Additions } from '@/lib/services/quotas/find-quotas';
import { resourcesCount } from '@/lib/services/quotas/usage';
import { findDenyingLevels } from '@/lib/services/restrictions/find-denying-levels';

/** A live role of the project, and which level refuses it; null where none does. */
export type MovedRole = { id: string; user_uuid: string; username: string; role: string; level: 'customer' | null };

type MoveEffects = { will_keep: MovedRole[]; will_lose: MovedRole[]; slug: string; additions: Additions };

/** What moving a project to a customer does to its roles and its slug. The move and its rehearsal both ask this. A fixed number of statements. */
export async function findMoveEffects(
  { db, now }: Ctx,
  project: Pick<HeldProject, 'id'>,
  customerId: string,
  keepsRoles: boolean,
): Promise<MoveEffects> {
  const held = await db.$queryRaw<Omit<MovedRole, 'level'>[]>(sql`
    SELECT held.id, person.id AS user_uuid, person.username, ${shownRoleName} AS role
    FROM ${liveRoles(now)} AS held JOIN role ON role.id = held.role_id JOIN user_account AS person ON person.id = held.user_id
    WHERE held.project_id = ${project.id}::uuid ORDER BY person.username, held.id`);
  const admissions = held.map(({ user_uuid }) => ({ userId: user_uuid, customerId, projectId: null }));
  const denyingLevels = keepsRoles ? await findDenyingLevels(db, admissions) : [];
  const roles = held.map(
    (role, at): MovedRole => ({ ...role, level: denyingLevels[at] === 'customer' ? 'customer' : null }),
  );
  const isKept = ({ level }: MovedRole) => keepsRoles && level === null;
  const kept = roles.filter(isKept);
  return {
    will_keep: kept,
    will_lose: roles.filter((role) => !isKept(role)),
    slug: await foreseenSlug(db, project.id, customerId),
    additions: { ...(await countMoved(db, project.id)), users: kept.map(({ user_uuid }) => user_uuid) },
  };
}

/** What a project brings into the quotas of its customer; removed ones are no project there. */
async function countMoved(db: Ctx['db'], projectId: string): Promise<Additions> {
  const [found] = await db.$queryRaw<{ projects: number; resources: number }[]>(sql`
    SELECT (NOT project.is_removed)::int AS projects, ${resourcesCount} AS resources FROM project WHERE project.id = ${projectId}::uuid`);
  return found ?? {};
}

/** A role as the API tells of its holder. */
export function shownHolder({ role, user_uuid, username }: MovedRole) {
  return { user_uuid, username, role };
}

/** Deleted projects keep theirs: it is theirs alone again when they are recovered. */
async function foreseenSlug(db: Ctx['db'], projectId: string, customerId: string): Promise<string> {
  const [found] = await db.$queryRaw<{ slug: string }[]>(sql`
    SELECT CASE WHEN is_removed THEN slug ELSE free_slug(slug, ${customerId}::uuid, id) END AS slug
    FROM project WHERE id = ${projectId}::uuid`);
  return found?.slug ?? '';
}
