import { snoozeAlertOperation } from '@/lib/contracts/alerts';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { snoozeAlert } from '@/lib/services/alerts/snooze-alert';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(snoozeAlertOperation, snoozeAlert));
