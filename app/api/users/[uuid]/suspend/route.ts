import { suspendUserOperation } from '@/lib/contracts/people/person';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { suspendUser } from '@/lib/services/people/suspend-user';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(suspendUserOperation, suspendUser));
