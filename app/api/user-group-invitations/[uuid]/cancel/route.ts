import { cancelGroupInvitationOperation } from '@/lib/contracts/members/group-invitations';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { cancelGroupInvitation } from '@/lib/services/group-invitations/cancel-group-invitation';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(cancelGroupInvitationOperation, cancelGroupInvitation),
);
