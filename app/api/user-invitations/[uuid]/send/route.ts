import { sendUserInvitationOperation } from '@/lib/contracts/members/invitation-commands';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { sendUserInvitation } from '@/lib/services/invitations/send-user-invitation';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(sendUserInvitationOperation, sendUserInvitation),
);
