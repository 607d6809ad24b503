import { readAlertStatisticsOperation } from '@/lib/contracts/alerts';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { readAlertStatistics } from '@/lib/services/alerts/read-alert-statistics';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(readAlertStatisticsOperation, readAlertStatistics));
