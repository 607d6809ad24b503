import { checkUserInvitationOperation } from '@/lib/contracts/members/invitation-commands';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { checkUserInvitation } from '@/lib/services/invitations/check-user-invitation';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(checkUserInvitationOperation, checkUserInvitation),
);
