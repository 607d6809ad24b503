import { rotateCustomerApiKeyOperation } from '@/lib/contracts/people/service-account-ends';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { rotateCustomerApiKey } from '@/lib/services/service-accounts/rotate-customer-api-key';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(rotateCustomerApiKeyOperation, rotateCustomerApiKey),
);
