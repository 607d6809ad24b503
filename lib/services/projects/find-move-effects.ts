import { liveRoles } from '@/lib/auth/live-roles';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownRoleName } from '@/lib/db/role-name';
import { type Judged, letsIn, type Restrictions } from '@/lib/services/projects/customer-lets-in';
import type { HeldProject } from '@/lib/services/projects/held-project';

/** A live role of the project, and which level refuses it; null where none does. */
export type MovedRole = { id: string; user_uuid: string; username: string; role: string; level: 'customer' | null };

type MoveEffects = { will_keep: MovedRole[]; will_lose: MovedRole[]; slug: string };

/** What moving a project to a customer does to its roles and its slug. The move and its rehearsal both ask this. Three statements. */
export async function findMoveEffects(
  { db, now }: Ctx,
  project: Pick<HeldProject, 'id'>,
  customerId: string,
  keepsRoles: boolean,
): Promise<MoveEffects> {
  const held = await db.$queryRaw<(Omit<MovedRole, 'level'> & Judged)[]>(sql`
    SELECT held.id, person.id AS user_uuid, person.username, ${shownRoleName} AS role, person.email,
      coalesce(person.affiliations, '{}') AS affiliations, coalesce(person.identity_source, '') AS identity_source
    FROM ${liveRoles(now)} AS held JOIN role ON role.id = held.role_id JOIN user_account AS person ON person.id = held.user_id
    WHERE held.project_id = ${project.id}::uuid ORDER BY person.username, held.id`);
  const lists = await restrictionsOf(db, customerId);
  const roles = held.map(({ affiliations, email, identity_source, ...role }): MovedRole => {
    const isRefused = keepsRoles && !letsIn(lists, { affiliations, email, identity_source });
    return { ...role, level: isRefused ? 'customer' : null };
  });
  const isKept = ({ level }: MovedRole) => keepsRoles && level === null;
  return {
    will_keep: roles.filter(isKept),
    will_lose: roles.filter((role) => !isKept(role)),
    slug: await foreseenSlug(db, project.id, customerId),
  };
}

/** A role as the API tells of its holder. */
export function shownHolder({ role, user_uuid, username }: MovedRole) {
  return { user_uuid, username, role };
}

function restrictionsOf(db: Ctx['db'], id: string): Promise<Restrictions> {
  const select = { user_email_patterns: true, user_affiliations: true, user_identity_sources: true };
  return db.customer.findUniqueOrThrow({ where: { id }, select });
}

/** Deleted projects keep theirs: it is theirs alone again when they are recovered. */
async function foreseenSlug(db: Ctx['db'], projectId: string, customerId: string): Promise<string> {
  const [found] = await db.$queryRaw<{ slug: string }[]>(sql`
    SELECT CASE WHEN is_removed THEN slug ELSE free_slug(slug, ${customerId}::uuid, id) END AS slug
    FROM project WHERE id = ${projectId}::uuid`);
  return found?.slug ?? '';
}
