import { readAlertOperation } from '@/lib/contracts/alerts';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { readAlert } from '@/lib/services/alerts/read-alert';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(readAlertOperation, readAlert));
