import { ingestResendOperation } from '@/lib/contracts/delivery/mail-events';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { takeMailEvent } from '@/lib/services/delivery/take-mail-event';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(ingestResendOperation, takeMailEvent));
