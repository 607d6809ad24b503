import { revokeUserTokensOperation } from '@/lib/contracts/users';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { revokeUserTokens } from '@/lib/services/people/revoke-user-tokens';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(revokeUserTokensOperation, revokeUserTokens));
