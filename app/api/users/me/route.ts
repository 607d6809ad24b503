import { readCallerOperation } from '@/lib/contracts/people/profiles';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readCaller } from '@/lib/services/people/read-caller';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readCallerOperation, readCaller));
