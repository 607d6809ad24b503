import {
  createGroupInvitationOperation,
  listGroupInvitationsOperation,
} from '@/lib/contracts/members/group-invitations';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createGroupInvitation } from '@/lib/services/group-invitations/create-group-invitation';
import { listGroupInvitations } from '@/lib/services/group-invitations/list-group-invitations';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listGroupInvitationsOperation, listGroupInvitations),
  serve(createGroupInvitationOperation, createGroupInvitation),
);
