import { rotateIngestSourceOperation } from '@/lib/contracts/alerts/ingest';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { rotateIngestSource } from '@/lib/services/ingest/rotate-ingest-source';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(rotateIngestSourceOperation, rotateIngestSource),
);
