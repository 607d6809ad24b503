import { createIngestSourceOperation, listIngestSourcesOperation } from '@/lib/contracts/alerts/ingest';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createIngestSource } from '@/lib/services/ingest/create-ingest-source';
import { listIngestSources } from '@/lib/services/ingest/list-ingest-sources';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listIngestSourcesOperation, listIngestSources),
  serve(createIngestSourceOperation, createIngestSource),
);
