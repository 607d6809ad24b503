import { replayWebhookMessageOperation } from '@/lib/contracts/delivery/webhook-endpoints';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { replayWebhookMessage } from '@/lib/services/webhooks/replay-webhook-message';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(replayWebhookMessageOperation, replayWebhookMessage),
);
