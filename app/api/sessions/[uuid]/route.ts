import { endSessionOperation } from '@/lib/contracts/people/sessions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { endSession } from '@/lib/services/accounts/end-session';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(endSessionOperation, endSession));
