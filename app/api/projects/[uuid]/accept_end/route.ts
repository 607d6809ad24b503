import { acceptProjectEndOperation } from '@/lib/contracts/projects/ends';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { acceptEnd } from '@/lib/services/projects/accept-end';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(acceptProjectEndOperation, acceptEnd));
