import { createWebhookEndpointOperation, listWebhookEndpointsOperation } from '@/lib/contracts/webhook-endpoints';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { createWebhookEndpoint } from '@/lib/services/webhooks/create-webhook-endpoint';
import { listWebhookEndpoints } from '@/lib/services/webhooks/list-webhook-endpoints';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(
  serve(listWebhookEndpointsOperation, listWebhookEndpoints),
  serve(createWebhookEndpointOperation, createWebhookEndpoint),
);
