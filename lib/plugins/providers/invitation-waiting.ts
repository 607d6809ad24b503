import {
  acceptUserInvitationOperation,
  rejectUserInvitationOperation,
} from '@/lib/contracts/members/invitation-commands';
import { formatDay } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import { roleWords } from '@/lib/db/role-name';
import { shownName } from '@/lib/db/shown-name';
import { collectByAccess } from '@/lib/plugins/providers/collect-by-access';
import type { Facts } from '@/lib/plugins/providers/desired-actions';
import { textIn } from '@/lib/plugins/providers/evidence';
import { inProject } from '@/lib/plugins/providers/fact-places';
import { ofObjects, scopeOfObjects } from '@/lib/plugins/providers/in-scope';
import type { ActionProvider, RefreshScope, SampleWorld } from '@/lib/plugins/providers/provider';
import { viewDetails } from '@/lib/plugins/providers/view-details';
import { acceptUserInvitation } from '@/lib/services/invitations/accept-user-invitation';
import { invitationTables } from '@/lib/services/invitations/invitation-row';
import { rejectUserInvitation } from '@/lib/services/invitations/reject-user-invitation';

const LAST_HOURS = sql`interval '24 hours'`;
const DAY_MS = 86_400_000;

/** Invitations that wait for the person to whose address they are. */
export const invitationWaiting: ActionProvider = {
  actionType: 'invitation_waiting',
  pluralName: 'Invitations',
  icon: 'mail',
  appName: 'invitations',
  providerClass: 'InvitationWaitingProvider',
  objectType: 'invitation',
  defaultSchedule: '0 * * * *',
  settings: [],
  access: {
    through: 'own',
    isOwner: (row, { isAhead }) => sql`EXISTS (SELECT 1 FROM invitation AS own JOIN user_account AS invited
        ON ascii_address(invited.email) = ascii_address(own.email) AND invited.email <> ''
      WHERE own.id = ${row}.object_id AND invited.id = ${row}.user_id AND own.state = 'pending'
        AND ${isAhead(sql`own.expires_at`)})`,
  },
  scopeOf: (event) => (event.type === 'invitations.changed' ? scopeOfObjects(event.invitationIds) : null),
  collect: (ctx, scope, { now }) =>
    collectByAccess(ctx, invitationWaiting, scope, () => pendingInvitations(scope, now)),
  objectExists: sql`EXISTS (SELECT 1 FROM invitation WHERE invitation.id = action.object_id)`,
  wordDescription: null,
  why: ({ evidence }, { timeZone }) => {
    const expires = textIn(evidence, 'expires');
    return expires === null ? null : `Until ${formatDay(expires, timeZone)}`;
  },
  distinction: ({ evidence }) => {
    const inviter = textIn(evidence, 'invited_by');
    return inviter === null ? '' : `From ${inviter}`;
  },
  facts: [
    { label: 'Invited by', from: 'invited_by', as: 'text' },
    { label: 'Role', from: 'role', as: 'text' },
    { label: 'Expires', from: 'expires', as: 'instant' },
    { label: 'Message', from: 'text', as: 'text' },
  ],
  correctives: [
    viewDetails('view_invitation', 'View invitation'),
    {
      key: 'accept',
      label: 'Accept',
      category: 'approve',
      severity: 'low',
      confirmation_required: true,
      permission: null,
      path: acceptUserInvitationOperation.path,
      consequence: ({ evidence }) => {
        const role = textIn(evidence, 'role');
        return role === null ? 'You get the role.' : `You get the role “${role}”.`;
      },
      run: async (ctx, { object_id: uuid }) => {
        const { scope_name, state } = await acceptUserInvitation(ctx, { uuid });
        return { message: `You are now a member of ${scope_name}.`, metadata: { invitation_state: state } };
      },
    },
    {
      key: 'decline',
      label: 'Decline',
      category: 'reject',
      severity: 'medium',
      confirmation_required: true,
      permission: null,
      path: rejectUserInvitationOperation.path,
      consequence: 'The invitation ends. You can be invited again.',
      run: async (ctx, { object_id: uuid }) => {
        const { state } = await rejectUserInvitation(ctx, { uuid });
        return { message: 'The invitation is declined.', metadata: { invitation_state: state } };
      },
    },
  ],
  sample,
};

function pendingInvitations(scope: RefreshScope, now: Date): Facts {
  const at = sql`${now}::timestamptz`;
  const place = sql`coalesce(project.name, customer.name)`;
  return {
    object: sql`invitation.id`,
    owner: sql`invited.id`,
    says: {
      title: sql`'Invitation: ' || ${roleWords} || ' in ' || ${place}`,
      description: sql`CASE WHEN inviter.id IS NULL THEN 'You are invited.' ELSE ${shownName(sql`inviter`)} || ' invites you.' END
        || CASE invitation.extra_invitation_text WHEN '' THEN '' ELSE ' ' || invitation.extra_invitation_text END`,
      urgency_rank: sql`CASE WHEN invitation.expires_at <= ${at} + ${LAST_HOURS} THEN 3 ELSE 2 END`,
      due_date: sql`invitation.expires_at`,
      evidence: sql`jsonb_build_object('invited_by', nullif(inviter.full_name, ''), 'role', ${roleWords}, 'expires', invitation.expires_at,
        'text', nullif(invitation.extra_invitation_text, ''))`,
      route_name: sql`'invitation-details'`,
      route_params: sql`jsonb_build_object('invitation_uuid', invitation.id)`,
      related_object_name: place,
      ...inProject,
    },
    from: sql`${invitationTables}
      JOIN user_account AS invited ON ascii_address(invited.email) = ascii_address(invitation.email) AND invited.email <> ''
      LEFT JOIN user_account AS inviter ON inviter.id = invitation.created_by_id
      WHERE invitation.state = 'pending' AND invitation.expires_at > ${at} AND project.is_removed IS NOT TRUE AND NOT customer.archived
        ${ofObjects(scope, sql`invitation.id`)}`,
  };
}

/** Invitations to several people, of whom one's time is over, and one that was declined. */
async function sample({ db, now, people, projects }: SampleWorld): Promise<void> {
  const role = await db.role.findUniqueOrThrow({ where: { name: 'PROJECT_MEMBER' } });
  for (const [at, { id }] of people.slice(0, 5).entries()) {
    const project = projects[at % projects.length];
    const person = await db.user.findUniqueOrThrow({ where: { id } });
    if (project === undefined || person.email === '') continue;
    const link_id = crypto.randomUUID();
    await db.invitation.create({
      data: {
        role_id: role.id,
        project_id: project.id,
        email: person.email,
        state: at === 3 ? 'rejected' : 'pending',
        link_id,
        token_hash: new TextEncoder().encode(link_id),
        expires_at: new Date(now.getTime() + (at === 4 ? -1 : at * 2 + 0.5) * DAY_MS),
        created: now,
        modified: now,
      },
    });
  }
}
