import { checkProjectRestrictionsOperation } from '@/lib/contracts/members/restrictions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { checkProjectRestrictions } from '@/lib/services/projects/check-project-restrictions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(checkProjectRestrictionsOperation, checkProjectRestrictions),
);
