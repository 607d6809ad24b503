import {
  createWebhookEndpointOperation,
  listWebhookEndpointsOperation,
} from '@/lib/contracts/delivery/webhook-endpoints';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createWebhookEndpoint } from '@/lib/services/webhooks/create-webhook-endpoint';
import { listWebhookEndpoints } from '@/lib/services/webhooks/list-webhook-endpoints';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listWebhookEndpointsOperation, listWebhookEndpoints),
  serve(createWebhookEndpointOperation, createWebhookEndpoint),
);
