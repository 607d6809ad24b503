import { reopenAlertOperation } from '@/lib/contracts/alerts';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { reopenAlert } from '@/lib/services/alerts/reopen-alert';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(reopenAlertOperation, reopenAlert));
