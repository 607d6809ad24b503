import { readAlertHistogramOperation } from '@/lib/contracts/alerts';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { readAlertHistogram } from '@/lib/services/alerts/read-alert-histogram';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(readAlertHistogramOperation, readAlertHistogram));
