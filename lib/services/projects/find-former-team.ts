import type { RestrictionLevel } from '@/lib/contracts/members/restrictions';
import type { withheldReasons } from '@/lib/contracts/projects/ends';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownAs } from '@/lib/db/role-name';
import { isReopenable } from '@/lib/services/projects/reopen-invitations';
import { findDenyingLevels } from '@/lib/services/restrictions/find-denying-levels';

/** A role of the snapshot of a deleted project, and why it is not given back; null where it is. */
export type FormerRole = {
  /** Its place in the snapshot. */
  place: number;
  user_uuid: string;
  username: string;
  /** With a dot. */
  role: string;
  reason: (typeof withheldReasons)[number] | null;
  /** Whose restrictions keep the person out, where those are the reason. */
  level: RestrictionLevel | null;
};

type Former = Omit<FormerRole, 'level'> & { customer_id: string };

/** Whether the team gets its roles back, is invited to them, or neither. */
export type TeamReturn = 'restored' | 'invited' | null;

/** The roles of the snapshot of a project, in its order, for a team that returns so. Three statements. */
export async function findFormerTeam(ctx: Ctx, projectId: string, how: TeamReturn): Promise<FormerRole[]> {
  if (how === null) return [];
  const team = await findSnapshot(ctx, projectId, how === 'invited');
  const returning = team.filter(({ reason }) => reason === null);
  const levels = await findDenyingLevels(
    ctx.db,
    returning.map(({ customer_id, user_uuid }) => ({ userId: user_uuid, customerId: customer_id, projectId })),
  );
  const denyingLevels = new Map(returning.map(({ place }, at) => [place, levels[at] ?? null]));
  return team.map(({ customer_id: _place, ...one }) => {
    const level = denyingLevels.get(one.place) ?? null;
    return { ...one, level, reason: level === null ? one.reason : 'restricted' };
  });
}

function findSnapshot({ db, now }: Ctx, projectId: string, isInvited: boolean): Promise<Former[]> {
  return db.$queryRaw<Former[]>(sql`
    SELECT (entry.place - 1)::int AS place, project.customer_id, entry.was ->> 'user_id' AS user_uuid, entry.was ->> 'user_username' AS username,
      ${shownAs(sql`entry.was ->> 'role_name'`)} AS role,
      CASE
        WHEN (entry.was -> 'is_restored')::boolean THEN 'restored_before'
        WHEN person.id IS NULL OR person.status = 'deleted' THEN 'deleted'
        WHEN person.status <> 'active' THEN 'inactive'
        WHEN role.id IS NULL THEN 'role_gone'
        WHEN (entry.was ->> 'original_expiration_time')::timestamptz <= ${now}::timestamptz THEN 'role_expired'
        WHEN EXISTS (SELECT FROM user_role AS held WHERE held.user_id = person.id AND held.role_id = role.id
          AND held.project_id = project.id AND held.is_active) THEN 'has_role'
        WHEN ${isInvited} AND person.email = '' THEN 'inactive'
        WHEN ${isInvited} AND EXISTS (SELECT FROM invitation WHERE ${isReopenable(now)} AND invitation.role_id = role.id
          AND ascii_address(invitation.email) = ascii_address(person.email)) THEN 'invitation_pending'
      END AS reason
    FROM project
    CROSS JOIN LATERAL jsonb_array_elements(project.termination_metadata -> 'user_roles') WITH ORDINALITY AS entry (was, place)
    LEFT JOIN user_account AS person ON person.id::text = entry.was ->> 'user_id'
    LEFT JOIN role ON role.id::text = entry.was ->> 'role_id'
    WHERE project.id = ${projectId}::uuid
    ORDER BY entry.place`);
}
