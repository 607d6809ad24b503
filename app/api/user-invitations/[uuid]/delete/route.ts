import { deleteUserInvitationByPostOperation } from '@/lib/contracts/members/invitations';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { deleteUserInvitationByPost } from '@/lib/services/invitations/delete-user-invitation-by-post';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(deleteUserInvitationByPostOperation, deleteUserInvitationByPost),
);
