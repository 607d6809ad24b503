import { createTokenOperation, listTokensOperation } from '@/lib/contracts/people';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { createToken } from '@/lib/services/people/create-token';
import { listTokens } from '@/lib/services/people/list-tokens';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(
  serve(listTokensOperation, listTokens),
  serve(createTokenOperation, createToken),
);
