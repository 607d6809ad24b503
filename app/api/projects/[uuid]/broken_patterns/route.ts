import { listProjectBrokenPatternsOperation } from '@/lib/contracts/members/restrictions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listProjectBrokenPatterns } from '@/lib/services/projects/list-project-broken-patterns';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listProjectBrokenPatternsOperation, listProjectBrokenPatterns),
);
