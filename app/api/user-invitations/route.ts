import { createUserInvitationOperation, listUserInvitationsOperation } from '@/lib/contracts/members/invitations';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createUserInvitation } from '@/lib/services/invitations/create-user-invitation';
import { listUserInvitations } from '@/lib/services/invitations/list-user-invitations';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listUserInvitationsOperation, listUserInvitations),
  serve(createUserInvitationOperation, createUserInvitation),
);
