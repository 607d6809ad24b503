import { revokeTokenOperation } from '@/lib/contracts/people/people';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { revokeToken } from '@/lib/services/accounts/revoke-token';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(revokeTokenOperation, revokeToken));
