import { readUserInvitationDetailsOperation } from '@/lib/contracts/members/invitations';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readUserInvitationDetails } from '@/lib/services/invitations/read-user-invitation-details';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readUserInvitationDetailsOperation, readUserInvitationDetails),
);
