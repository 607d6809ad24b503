import { rotateWebhookSecretOperation } from '@/lib/contracts/delivery/webhook-endpoints';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { rotateWebhookSecret } from '@/lib/services/webhooks/rotate-webhook-secret';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(rotateWebhookSecretOperation, rotateWebhookSecret),
);
