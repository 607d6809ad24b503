import { approveUserInvitationByTokenOperation } from '@/lib/contracts/members/invitation-commands';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { approveByToken } from '@/lib/services/invitations/approve-by-token';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(approveUserInvitationByTokenOperation, approveByToken),
);
