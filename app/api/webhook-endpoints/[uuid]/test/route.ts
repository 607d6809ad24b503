import { testWebhookEndpointOperation } from '@/lib/contracts/webhook-endpoints';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { testWebhookEndpoint } from '@/lib/services/webhooks/test-webhook-endpoint';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(testWebhookEndpointOperation, testWebhookEndpoint));
