import { requirePerson } from '@/lib/auth/require';
import type { SentInvitation } from '@/lib/contracts/projects/ends';
import { callerId } from '@/lib/core/caller-id';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownRoleName } from '@/lib/db/role-name';
import { recordInvitationEvents } from '@/lib/services/events/record-invitation-events';
import { mailInvitations } from '@/lib/services/invitation-lives/mail-invitations';
import { requireFewToday } from '@/lib/services/invitation-lives/require-few-today';
import type { FormerRole } from '@/lib/services/projects/find-former-team';
import { readStoredProject } from '@/lib/services/projects/held-project';

/** Demands that the caller may invite as many today as return by an invitation. @throws too_many_requests */
export async function requireFewInvited(tx: Ctx, team: readonly FormerRole[]): Promise<void> {
  const requested = team.filter(({ reason }) => reason === null).length;
  await requireFewToday(tx, requirePerson(tx).userId, requested);
}

/**
 * Invites those of the snapshot whom nothing stops to the roles that they had, and notes that there; the invitations wait where the
 * project has not started. A fixed number of statements.
 */
export async function inviteTeam(tx: Ctx, projectId: string, team: readonly FormerRole[]): Promise<SentInvitation[]> {
  const places = team.filter(({ reason }) => reason === null).map(({ place }) => place);
  if (places.length === 0) return [];
  const { db, now } = tx;
  const isIt = sql`project.id = ${projectId}::uuid`;
  const made = await db.$queryRaw<{ id: string }[]>(sql`
    WITH invited AS MATERIALIZED (
      SELECT entry.place - 1 AS place, gen_random_uuid() AS id, person.email, person.full_name, (was ->> 'role_id')::uuid AS role_id
      FROM project CROSS JOIN LATERAL jsonb_array_elements(project.termination_metadata -> 'user_roles') WITH ORDINALITY AS entry (was, place)
      JOIN user_account AS person ON person.id = (was ->> 'user_id')::uuid
      WHERE ${isIt} AND entry.place - 1 = ANY(${places}::int[])),
    noted AS (
      UPDATE project SET termination_metadata = jsonb_set(termination_metadata, '{user_roles}', (
        SELECT jsonb_agg(was || CASE WHEN invited.id IS NULL THEN '{}'
          ELSE jsonb_build_object('invitation_uuid', invited.id, 'invited_at', ${now}::timestamptz) END ORDER BY entry.place)
        FROM jsonb_array_elements(project.termination_metadata -> 'user_roles') WITH ORDINALITY AS entry (was, place)
        LEFT JOIN invited ON invited.place = entry.place - 1))
      WHERE ${isIt})
    INSERT INTO invitation (id, role_id, project_id, email, full_name, state, is_of_recovery, created_by_id, created, modified)
    SELECT invited.id, invited.role_id, ${projectId}::uuid, lower(invited.email), invited.full_name, 'project', true,
      ${callerId(tx)}::uuid, ${now}::timestamptz, ${now}::timestamptz
    FROM invited ORDER BY invited.place RETURNING id`);
  const ids = made.map(({ id }) => id);
  const { state } = await readStoredProject(tx, projectId);
  if (state === 'creating') tx.emit({ type: 'invitations.changed', invitationIds: ids });
  else await mailInvitations(tx, ids);
  await recordInvitationEvents(tx, ids, 'user_invitation_created');
  return db.$queryRaw<SentInvitation[]>(sql`
    SELECT invitation.id AS invitation_uuid, invitation.email, ${shownRoleName} AS role, invitation.state
    FROM invitation JOIN role ON role.id = invitation.role_id WHERE invitation.id = ANY(${ids}::uuid[])
    ORDER BY invitation.email, invitation.id`);
}
