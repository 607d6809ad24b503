import { revokeTokenOperation } from '@/lib/contracts/people';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { revokeToken } from '@/lib/services/people/revoke-token';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(revokeTokenOperation, revokeToken));
