import { replayWebhookMessageOperation } from '@/lib/contracts/webhook-endpoints';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { replayWebhookMessage } from '@/lib/services/webhooks/replay-webhook-message';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(replayWebhookMessageOperation, replayWebhookMessage));
