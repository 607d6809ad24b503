import { listWebhookMessagesOperation } from '@/lib/contracts/delivery/webhook-endpoints';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listWebhookMessages } from '@/lib/services/webhooks/list-webhook-messages';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listWebhookMessagesOperation, listWebhookMessages),
);
