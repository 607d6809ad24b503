import { resolveAlertOperation } from '@/lib/contracts/alerts';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { resolveAlert } from '@/lib/services/alerts/resolve-alert';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(resolveAlertOperation, resolveAlert));
