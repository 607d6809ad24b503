import { readUserOperation } from '@/lib/contracts/profiles';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readUser } from '@/lib/services/people/read-user';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readUserOperation, readUser));
