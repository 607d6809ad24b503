import { createProjectOperation, listProjectsOperation } from '@/lib/contracts/projects/projects';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createProject } from '@/lib/services/projects/create-project';
import { listProjects } from '@/lib/services/projects/list-projects';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listProjectsOperation, listProjects),
  serve(createProjectOperation, createProject),
);
