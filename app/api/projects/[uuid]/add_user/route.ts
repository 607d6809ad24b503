import { addProjectMemberOperation } from '@/lib/contracts/members/members';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { addProjectMember } from '@/lib/services/members/add-project-member';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(addProjectMemberOperation, addProjectMember),
);
