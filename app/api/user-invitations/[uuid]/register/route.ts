import { registerInvitedUserOperation } from '@/lib/contracts/members/invitation-commands';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { registerInvited } from '@/lib/services/invitations/register-invited';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(registerInvitedUserOperation, registerInvited),
);
