import { createTokenOperation, listTokensOperation } from '@/lib/contracts/people/people';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createToken } from '@/lib/services/accounts/create-token';
import { listTokens } from '@/lib/services/accounts/list-tokens';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listTokensOperation, listTokens),
  serve(createTokenOperation, createToken),
);
