import { assignAlertOperation } from '@/lib/contracts/alerts';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { assignAlert } from '@/lib/services/alerts/assign-alert';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(assignAlertOperation, assignAlert));
