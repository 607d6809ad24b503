import { revokeUserTokensOperation } from '@/lib/contracts/people/users';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { revokeUserTokens } from '@/lib/services/people/revoke-user-tokens';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(revokeUserTokensOperation, revokeUserTokens),
);
