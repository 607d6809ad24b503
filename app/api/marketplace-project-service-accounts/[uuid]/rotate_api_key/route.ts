import { rotateProjectApiKeyOperation } from '@/lib/contracts/people/service-account-ends';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { rotateProjectApiKey } from '@/lib/services/service-accounts/rotate-project-api-key';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(rotateProjectApiKeyOperation, rotateProjectApiKey),
);
