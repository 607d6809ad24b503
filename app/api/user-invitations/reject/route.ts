import { rejectUserInvitationByTokenOperation } from '@/lib/contracts/members/invitation-commands';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { rejectByToken } from '@/lib/services/invitations/reject-by-token';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(rejectUserInvitationByTokenOperation, rejectByToken),
);
