import { deleteGroupInvitationOperation, readGroupInvitationOperation } from '@/lib/contracts/group-invitations';
import { changeGroupInvitationOperation, replaceGroupInvitationOperation } from '@/lib/contracts/group-link-change';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeGroupInvitation } from '@/lib/services/group-invitations/change-group-invitation';
import { deleteGroupInvitation } from '@/lib/services/group-invitations/delete-group-invitation';
import { readGroupInvitation } from '@/lib/services/group-invitations/read-group-invitation';
import { replaceGroupInvitation } from '@/lib/services/group-invitations/replace-group-invitation';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readGroupInvitationOperation, readGroupInvitation),
  serve(changeGroupInvitationOperation, changeGroupInvitation),
  serve(replaceGroupInvitationOperation, replaceGroupInvitation),
  serve(deleteGroupInvitationOperation, deleteGroupInvitation),
);
