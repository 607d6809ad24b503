import { listProjectMembersOperation } from '@/lib/contracts/members/members';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listProjectMembers } from '@/lib/services/members/list-project-members';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listProjectMembersOperation, listProjectMembers),
);
