import { resetUserPasswordOperation } from '@/lib/contracts/people/users';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { resetUserPassword } from '@/lib/services/people/reset-user-password';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(resetUserPasswordOperation, resetUserPassword),
);
