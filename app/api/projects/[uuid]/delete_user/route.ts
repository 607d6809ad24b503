import { removeProjectMemberOperation } from '@/lib/contracts/members/members';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { removeProjectMember } from '@/lib/services/members/remove-project-member';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(removeProjectMemberOperation, removeProjectMember),
);
