import { rejectUserInvitationOperation } from '@/lib/contracts/members/invitation-commands';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { rejectUserInvitation } from '@/lib/services/invitations/reject-user-invitation';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(rejectUserInvitationOperation, rejectUserInvitation),
);
