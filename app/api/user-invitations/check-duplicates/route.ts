import { checkDuplicateInvitationsOperation } from '@/lib/contracts/members/invitation-commands';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { checkDuplicateInvitations } from '@/lib/services/invitations/check-duplicate-invitations';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(checkDuplicateInvitationsOperation, checkDuplicateInvitations),
);
