import { readProjectMemberRightsOperation } from '@/lib/contracts/members/members';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readProjectMemberRights } from '@/lib/services/members/read-project-member-rights';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readProjectMemberRightsOperation, readProjectMemberRights),
);
