import { ingestAlertmanagerOperation } from '@/lib/contracts/ingest';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { ingestAlertmanager } from '@/lib/services/ingest/ingest-alertmanager';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(ingestAlertmanagerOperation, ingestAlertmanager));
