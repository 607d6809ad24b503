import { ingestAlertmanagerOperation } from '@/lib/contracts/alerts/ingest';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { ingestAlertmanager } from '@/lib/services/ingest/ingest-alertmanager';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(ingestAlertmanagerOperation, ingestAlertmanager),
);
