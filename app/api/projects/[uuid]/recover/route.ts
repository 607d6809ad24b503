import { recoverProjectOperation } from '@/lib/contracts/projects/ends';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { recoverProject } from '@/lib/services/projects/recover-project';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(recoverProjectOperation, recoverProject));
