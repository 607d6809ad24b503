import { ingestEventsOperation } from '@/lib/contracts/ingest';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { ingestEvents } from '@/lib/services/ingest/ingest-events';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(ingestEventsOperation, ingestEvents));
