import {
  changeUserInvitationOperation,
  deleteUserInvitationOperation,
  readUserInvitationOperation,
  replaceUserInvitationOperation,
} from '@/lib/contracts/user-invitations';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeUserInvitation, replaceUserInvitation } from '@/lib/services/invitations/change-invitation';
import { deleteUserInvitation } from '@/lib/services/invitations/delete-invitation';
import { readUserInvitation } from '@/lib/services/invitations/read-invitation';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readUserInvitationOperation, readUserInvitation),
  serve(changeUserInvitationOperation, changeUserInvitation),
  serve(replaceUserInvitationOperation, replaceUserInvitation),
  serve(deleteUserInvitationOperation, deleteUserInvitation),
);
