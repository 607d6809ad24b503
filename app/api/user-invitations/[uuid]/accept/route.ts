import { acceptUserInvitationOperation } from '@/lib/contracts/members/invitation-commands';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { acceptUserInvitation } from '@/lib/services/invitations/accept-user-invitation';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(acceptUserInvitationOperation, acceptUserInvitation),
);
