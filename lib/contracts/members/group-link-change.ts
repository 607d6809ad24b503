import { uuidParams } from '@/lib/contracts/common';
import { givenGroupInvitation, groupInvitation } from '@/lib/contracts/members/group-invitations';
import { givenRole, reference } from '@/lib/contracts/members/places';
import { operation } from '@/lib/contracts/operation';

export const changeGroupInvitationOperation = operation({
  id: 'group_invitations_change',
  method: 'PATCH',
  path: '/api/user-group-invitations/{uuid}/',
  summary: 'Change a group invitation',
  permission: 'SIGNED_IN',
  params: uuidParams,
  body: givenGroupInvitation.extend({ role: givenRole.optional(), scope: reference.optional() }),
  answer: groupInvitation,
  errors: ['not_found', 'not_allowed', 'moved_on', 'rule_broken'],
});

export const replaceGroupInvitationOperation = operation({
  ...changeGroupInvitationOperation,
  id: 'group_invitations_replace',
  method: 'PUT',
  summary: 'Change a group invitation; what is left out stays',
  body: givenGroupInvitation.extend({ role: givenRole, scope: reference }),
});
