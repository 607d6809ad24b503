import * as groupInvitations from '@/lib/contracts/members/group-invitations';
import * as groupLinkChange from '@/lib/contracts/members/group-link-change';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeGroupInvitation } from '@/lib/services/group-invitations/change-group-invitation';
import { deleteGroupInvitation } from '@/lib/services/group-invitations/delete-group-invitation';
import { readGroupInvitation } from '@/lib/services/group-invitations/read-group-invitation';
import { replaceGroupInvitation } from '@/lib/services/group-invitations/replace-group-invitation';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(groupInvitations.readGroupInvitationOperation, readGroupInvitation),
  serve(groupLinkChange.changeGroupInvitationOperation, changeGroupInvitation),
  serve(groupLinkChange.replaceGroupInvitationOperation, replaceGroupInvitation),
  serve(groupInvitations.deleteGroupInvitationOperation, deleteGroupInvitation),
);
