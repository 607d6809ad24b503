import * as invitationChange from '@/lib/contracts/members/invitation-change';
import { deleteUserInvitationOperation, readUserInvitationOperation } from '@/lib/contracts/members/invitations';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeUserInvitation } from '@/lib/services/invitations/change-user-invitation';
import { deleteUserInvitation } from '@/lib/services/invitations/delete-user-invitation';
import { readUserInvitation } from '@/lib/services/invitations/read-user-invitation';
import { replaceUserInvitation } from '@/lib/services/invitations/replace-user-invitation';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readUserInvitationOperation, readUserInvitation),
  serve(invitationChange.changeUserInvitationOperation, changeUserInvitation),
  serve(invitationChange.replaceUserInvitationOperation, replaceUserInvitation),
  serve(deleteUserInvitationOperation, deleteUserInvitation),
);
