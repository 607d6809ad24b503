import { changeProjectMemberOperation } from '@/lib/contracts/members/members';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeProjectMember } from '@/lib/services/members/change-project-member';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(changeProjectMemberOperation, changeProjectMember),
);
