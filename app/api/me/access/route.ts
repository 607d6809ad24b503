import { listMyAccessOperation } from '@/lib/contracts/access/people';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listMyAccess } from '@/lib/services/access-people/list-my-access';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listMyAccessOperation, listMyAccess));
