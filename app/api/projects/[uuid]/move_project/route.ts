import { moveProjectOperation } from '@/lib/contracts/projects/ends';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { moveProject } from '@/lib/services/projects/move-project';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(moveProjectOperation, moveProject));
