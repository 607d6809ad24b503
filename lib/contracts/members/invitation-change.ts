import { z } from 'zod';
import { uuidParams } from '@/lib/contracts/common';
import { userInvitation } from '@/lib/contracts/members/invitations';
import { givenRole } from '@/lib/contracts/members/places';
import { operation } from '@/lib/contracts/operation';
import { emailAddress } from '@/lib/contracts/people/email-address';

export const changeUserInvitationOperation = operation({
  id: 'user_invitations_change',
  method: 'PATCH',
  path: '/api/user-invitations/{uuid}/',
  summary: 'Change the address or the role of an invitation; its link stops working and a new one is emailed',
  permission: 'SIGNED_IN',
  reachesOut: true,
  params: uuidParams,
  body: z.strictObject({ email: emailAddress.optional(), role: givenRole.optional() }),
  answer: userInvitation,
  errors: ['not_found', 'not_allowed', 'moved_on', 'already_exists', 'rule_broken', 'too_many_requests'],
});

export const replaceUserInvitationOperation = operation({
  ...changeUserInvitationOperation,
  id: 'user_invitations_replace',
  method: 'PUT',
  body: z.strictObject({ email: emailAddress, role: givenRole.optional() }),
});
