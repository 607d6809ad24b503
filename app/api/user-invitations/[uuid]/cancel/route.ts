import { cancelUserInvitationOperation } from '@/lib/contracts/members/invitation-commands';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { cancelUserInvitation } from '@/lib/services/invitations/cancel-user-invitation';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(cancelUserInvitationOperation, cancelUserInvitation),
);
