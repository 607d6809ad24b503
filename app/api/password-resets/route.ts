import { requestPasswordResetOperation } from '@/lib/contracts/people/people';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { requestPasswordReset } from '@/lib/services/accounts/request-password-reset';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(requestPasswordResetOperation, requestPasswordReset),
);
