import { z } from 'zod';
import { line, uuid } from '@/lib/contracts/common';
import { userInvitation } from '@/lib/contracts/members/invitations';
import { givenRole, reference } from '@/lib/contracts/members/places';
import { operation } from '@/lib/contracts/operation';
import { emailAddress } from '@/lib/contracts/people/email-address';

const path = '/api/user-invitations/';
const params = z.strictObject({ uuid });

const command = {
  method: 'POST',
  permission: 'SIGNED_IN',
  params,
  answer: userInvitation,
  errors: ['not_found', 'not_allowed', 'moved_on'],
} as const;

export const acceptUserInvitationOperation = operation({
  ...command,
  id: 'user_invitations_accept',
  path: `${path}{uuid}/accept/`,
  summary: 'Accept an invitation to your address, which gives you the role',
  errors: ['not_found', 'not_allowed', 'moved_on', 'already_exists', 'rule_broken'],
});

export const rejectUserInvitationOperation = operation({
  ...command,
  id: 'user_invitations_reject',
  path: `${path}{uuid}/reject/`,
  summary: 'Decline an invitation to you, or reject one that waits for approval',
});

export const approveUserInvitationOperation = operation({
  ...command,
  id: 'user_invitations_approve',
  path: `${path}{uuid}/approve/`,
  summary: 'Approve an invitation that waits for approval; it is then emailed',
  reachesOut: true,
  body: z.strictObject({
    email: emailAddress.optional().describe('As you saw it. Another address by now is not approved.'),
    role: givenRole.optional().describe('As you saw it. Another role by now is not approved.'),
  }),
  errors: ['not_found', 'not_allowed', 'moved_on', 'rule_broken'],
});

export const cancelUserInvitationOperation = operation({
  ...command,
  id: 'user_invitations_cancel',
  path: `${path}{uuid}/cancel/`,
  summary: 'Cancel an invitation; its link stops working',
});

export const sendUserInvitationOperation = operation({
  ...command,
  id: 'user_invitations_send',
  path: `${path}{uuid}/send/`,
  summary: 'Resend an invitation, with a new link',
  reachesOut: true,
  errors: ['not_found', 'not_allowed', 'moved_on', 'already_exists', 'rule_broken', 'too_many_requests'],
});

/** The secret of a link that was mailed. */
const token = z.string().min(1).max(200);

const byToken = {
  method: 'POST',
  permission: 'ANYBODY',
  body: z.strictObject({ token }),
  answer: z.strictObject({}),
} as const;

export const approveUserInvitationByTokenOperation = operation({
  ...byToken,
  id: 'user_invitations_approve_by_token',
  path: `${path}approve/`,
  summary: 'Approve an invitation that waits for approval, with the token from the email',
  reachesOut: true,
  errors: ['not_found', 'moved_on', 'rule_broken', 'too_many_requests'],
});

export const rejectUserInvitationByTokenOperation = operation({
  ...byToken,
  id: 'user_invitations_reject_by_token',
  path: `${path}reject/`,
  summary: 'Reject an invitation that waits for approval, with the token from the email',
  errors: ['not_found', 'too_many_requests'],
});

export const checkUserInvitationOperation = operation({
  id: 'user_invitations_check',
  method: 'POST',
  path: `${path}{uuid}/check/`,
  summary: 'Read which address a pending invitation is for',
  permission: 'ANYBODY',
  params,
  answer: z.strictObject({ email: z.string(), civil_number_required: z.literal(false) }),
  errors: ['not_found'],
  isAudited: false,
});

export const registerInvitedUserOperation = operation({
  id: 'user_invitations_register',
  method: 'POST',
  path: `${path}{uuid}/register/`,
  summary: 'Create an account with the invited address, and accept',
  permission: 'ANYBODY',
  reachesOut: true,
  params,
  body: z.strictObject({ token, full_name: line(200, 1), password: z.string().max(1_000) }),
  status: 201,
  answer: z.strictObject({ username: z.string() }),
  errors: ['not_found', 'moved_on', 'already_exists', 'rule_broken', 'too_many_requests'],
});

const MOST_CHECKED = 300;
const asked = z.strictObject({ email: emailAddress, role: givenRole });

export const checkDuplicateInvitationsOperation = operation({
  id: 'user_invitations_check_duplicates',
  method: 'POST',
  path: `${path}check-duplicates/`,
  summary: 'List which of these addresses are already invited to these roles',
  permission: 'SIGNED_IN',
  body: z.strictObject({ scope: reference, invitations: z.array(asked).max(MOST_CHECKED) }),
  answer: z.strictObject({
    duplicates: z.array(z.strictObject({ email: z.string(), role: z.string(), existing_invitation_uuid: uuid })),
  }),
  errors: ['not_allowed'],
  isAudited: false,
});
