import { testWebhookEndpointOperation } from '@/lib/contracts/delivery/webhook-endpoints';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { testWebhookEndpoint } from '@/lib/services/webhooks/test-webhook-endpoint';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(testWebhookEndpointOperation, testWebhookEndpoint),
);
