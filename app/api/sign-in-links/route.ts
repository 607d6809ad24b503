import { requestSignInLinkOperation } from '@/lib/contracts/people/people';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { requestSignInLink } from '@/lib/services/accounts/request-sign-in-link';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(requestSignInLinkOperation, requestSignInLink),
);
