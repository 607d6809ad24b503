import { rotateProjectServiceAccountOperation } from '@/lib/contracts/service-accounts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { rotateProjectApiKey } from '@/lib/services/service-accounts/rotate-api-key';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(rotateProjectServiceAccountOperation, rotateProjectApiKey),
);
