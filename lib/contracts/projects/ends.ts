import { z } from 'zod';
import { day, line, queryFlag, uuid } from '@/lib/contracts/common';
import { invitationStates } from '@/lib/contracts/members/invitations';
import { reference } from '@/lib/contracts/members/places';
import { restrictionLevels } from '@/lib/contracts/members/restrictions';
import { operation } from '@/lib/contracts/operation';
import { project, versionedProject } from '@/lib/contracts/projects/projects';

const params = z.strictObject({ uuid });
const holder = z.strictObject({ user_uuid: z.string(), username: z.string(), role: z.string() });

/** Why a role is not given back. */
export const withheldReasons = [
  'inactive',
  'deleted',
  'role_expired',
  'role_gone',
  'restricted',
  'has_role',
  'restored_before',
  'invitation_pending',
  'quota',
] as const;

export const deleteProjectOperation = operation({
  id: 'projects_delete',
  method: 'DELETE',
  path: '/api/projects/{uuid}/',
  summary: 'Delete a project whose resources are all terminated; it can be recovered',
  permission: 'SIGNED_IN',
  params,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const acceptProjectEndOperation = operation({
  id: 'projects_accept_end',
  method: 'POST',
  path: '/api/projects/{uuid}/accept_end/',
  summary: 'Accept that a project ends on its end date; no more reminders are sent',
  permission: 'SIGNED_IN',
  params,
  answer: project,
  gives: versionedProject,
  errors: ['not_found', 'not_allowed', 'moved_on', 'rule_broken'],
});

export const undoAcceptProjectEndOperation = operation({
  id: 'projects_undo_accept_end',
  method: 'POST',
  path: '/api/projects/{uuid}/undo_accept_end/',
  summary: 'Undo accepting the end of a project',
  permission: 'SIGNED_IN',
  params,
  answer: project,
  gives: versionedProject,
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

type TeamFlags = {
  restore_team_members?: boolean | undefined;
  send_invitations_to_previous_members?: boolean | undefined;
};

function rejectBoth(
  { restore_team_members, send_invitations_to_previous_members }: TeamFlags,
  context: z.RefinementCtx,
) {
  if (send_invitations_to_previous_members !== true || restore_team_members !== true) return;
  const message = 'Choose one: restore the team or send invitations.';
  context.addIssue({ code: 'custom', path: ['send_invitations_to_previous_members'], message });
}

const sentInvitation = z.strictObject({
  invitation_uuid: uuid,
  email: z.string(),
  role: z.string(),
  state: z.enum(invitationStates),
});

export type SentInvitation = z.output<typeof sentInvitation>;

const recoveredProject = project.extend({
  /** Of the team that was restored, or of those that were invited. */
  recovery_info: z
    .strictObject({
      restored_users_count: z.int().min(0).optional(),
      restored_users: z.array(holder).optional(),
      sent_invitations_count: z.int().min(0).optional(),
      sent_invitations: z.array(sentInvitation).optional(),
    })
    .optional(),
});

export type RecoveredProject = z.output<typeof recoveredProject>;

export const recoverProjectOperation = operation({
  id: 'projects_recover',
  method: 'POST',
  path: '/api/projects/{uuid}/recover/',
  summary: 'Recover a deleted project, with its team if wanted',
  permission: 'SIGNED_IN',
  params,
  body: z
    .strictObject({
      restore_team_members: z.boolean().default(false).describe('By staff only.'),
      end_date: day.nullable().optional().describe('Null clears it.'),
      send_invitations_to_previous_members: z.boolean().default(false),
    })
    .superRefine(rejectBoth),
  answer: recoveredProject,
  errors: ['not_found', 'not_allowed', 'moved_on', 'rule_broken', 'too_many_requests'],
});

export const rehearseRecoveryOperation = operation({
  id: 'projects_recovery_rehearsal',
  method: 'GET',
  path: '/api/projects/{uuid}/recovery_rehearsal/',
  summary: 'Preview what recovering a project would do',
  permission: 'SIGNED_IN',
  params,
  query: z
    .strictObject({
      restore_team_members: queryFlag.optional(),
      send_invitations_to_previous_members: queryFlag.optional(),
      end_date: z
        .literal('')
        .transform(() => null)
        .or(day)
        .optional()
        .describe('An empty value clears it.'),
    })
    .superRefine(rejectBoth),
  answer: z.strictObject({
    will_return: z.array(holder),
    will_not: z.array(holder.extend({ reason: z.enum(withheldReasons), level: z.enum(restrictionLevels).nullable() })),
    needs_end_date: z.boolean(),
    slug: z.string(),
    quotas: z.array(z.strictObject({ name: z.string(), limit: z.int().nullable(), usage: z.int(), needed: z.int() })),
  }),
  errors: ['not_found', 'not_allowed', 'moved_on', 'rule_broken', 'too_many_requests'],
});

export const hardDeleteProjectOperation = operation({
  id: 'projects_hard_delete',
  method: 'POST',
  path: '/api/projects/{uuid}/hard_delete/',
  summary: 'Delete a deleted project for good, with its resources and orders',
  permission: 'SIGNED_IN',
  params,
  body: z.strictObject({ confirm_name: line(500, 1) }),
  status: 204,
  answer: z.undefined(),
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

/** Where a project goes, and whether its roles go along. */
const move = { customer: reference, preserve_permissions: z.boolean() };

export const rehearseMoveOperation = operation({
  id: 'projects_move_rehearsal',
  method: 'GET',
  path: '/api/projects/{uuid}/move_rehearsal/',
  summary: 'Preview moving a project',
  permission: 'SIGNED_IN',
  params,
  query: z.strictObject({ ...move, preserve_permissions: queryFlag }),
  answer: z.strictObject({
    will_keep: z.array(holder),
    will_lose: z.array(holder.extend({ level: z.enum(['customer']).nullable() })),
    quotas: z.array(z.strictObject({ name: z.string(), limit: z.int().nullable(), usage: z.int(), needed: z.int() })),
    /** What is in the way: resources with service settings of the present organisation. */
    service_settings: z.array(
      z.strictObject({ uuid: z.string(), name: z.string(), resource_uuid: z.string(), resource_name: z.string() }),
    ),
    slug: z.string(),
  }),
  errors: ['not_found', 'not_allowed', 'rule_broken'],
});

const movedProject = project.extend({ revoked_users: z.array(holder) });

export type MovedProject = z.output<typeof movedProject>;

export const moveProjectOperation = operation({
  id: 'projects_move',
  method: 'POST',
  path: '/api/projects/{uuid}/move_project/',
  summary: 'Move a project to another organisation',
  permission: 'SIGNED_IN',
  params,
  body: z.strictObject(move),
  answer: movedProject,
  errors: ['not_found', 'not_allowed', 'rule_broken'],
});
