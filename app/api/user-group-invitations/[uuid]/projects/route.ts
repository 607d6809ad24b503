import { listGroupProjectsOperation } from '@/lib/contracts/members/group-invitations';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listGroupProjects } from '@/lib/services/group-invitations/list-group-projects';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listGroupProjectsOperation, listGroupProjects),
);
