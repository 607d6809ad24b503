import { addMembersOperation, deleteMembersOperation, listMembersOperation } from '@/lib/contracts/people/audiences';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { addMembers } from '@/lib/services/audiences/add-members';
import { deleteMembers } from '@/lib/services/audiences/delete-members';
import { listMembers } from '@/lib/services/audiences/list-members';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listMembersOperation, listMembers),
  serve(addMembersOperation, addMembers),
  serve(deleteMembersOperation, deleteMembers),
);
