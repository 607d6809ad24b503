import { ingestEventsOperation } from '@/lib/contracts/alerts/ingest';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { ingestEvents } from '@/lib/services/ingest/ingest-events';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(ingestEventsOperation, ingestEvents));
