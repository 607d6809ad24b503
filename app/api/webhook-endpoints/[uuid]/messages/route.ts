import { listWebhookMessagesOperation } from '@/lib/contracts/webhook-endpoints';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { listWebhookMessages } from '@/lib/services/webhooks/list-webhook-messages';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(listWebhookMessagesOperation, listWebhookMessages));
