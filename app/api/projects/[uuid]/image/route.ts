import { readProjectImageOperation } from '@/lib/contracts/projects/projects';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readProjectImage } from '@/lib/services/projects/read-project-image';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readProjectImageOperation, readProjectImage),
);
