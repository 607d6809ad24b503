import { acknowledgeAlertOperation } from '@/lib/contracts/alerts';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { acknowledgeAlert } from '@/lib/services/alerts/acknowledge-alert';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(acknowledgeAlertOperation, acknowledgeAlert));
