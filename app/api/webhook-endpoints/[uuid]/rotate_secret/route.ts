import { rotateWebhookSecretOperation } from '@/lib/contracts/webhook-endpoints';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { rotateWebhookSecret } from '@/lib/services/webhooks/rotate-webhook-secret';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(rotateWebhookSecretOperation, rotateWebhookSecret));
