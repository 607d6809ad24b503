import { hardDeleteProjectOperation } from '@/lib/contracts/projects/ends';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { hardDeleteProject } from '@/lib/services/projects/hard-delete-project';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(hardDeleteProjectOperation, hardDeleteProject),
);
