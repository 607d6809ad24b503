import { ingestResendOperation } from '@/lib/contracts/mail-events';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { takeMailEvent } from '@/lib/services/delivery/take-mail-event';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(ingestResendOperation, takeMailEvent));
