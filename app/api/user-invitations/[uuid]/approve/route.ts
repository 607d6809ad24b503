import { approveUserInvitationOperation } from '@/lib/contracts/members/invitation-commands';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { approveUserInvitation } from '@/lib/services/invitations/approve-user-invitation';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(approveUserInvitationOperation, approveUserInvitation),
);
