import {
  changeWebhookEndpointOperation,
  deleteWebhookEndpointOperation,
  readWebhookEndpointOperation,
} from '@/lib/contracts/delivery/webhook-endpoints';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeWebhookEndpoint } from '@/lib/services/webhooks/change-webhook-endpoint';
import { deleteWebhookEndpoint } from '@/lib/services/webhooks/delete-webhook-endpoint';
import { readWebhookEndpoint } from '@/lib/services/webhooks/read-webhook-endpoint';

const read = serve(readWebhookEndpointOperation, readWebhookEndpoint);
const change = serve(changeWebhookEndpointOperation, changeWebhookEndpoint);
const remove = serve(deleteWebhookEndpointOperation, deleteWebhookEndpoint);
export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(read, change, remove);
