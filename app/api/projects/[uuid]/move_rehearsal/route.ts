import { rehearseMoveOperation } from '@/lib/contracts/projects/ends';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { rehearseMove } from '@/lib/services/projects/rehearse-move';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(rehearseMoveOperation, rehearseMove));
