import { revokeIngestSourceOperation } from '@/lib/contracts/alerts/ingest';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { revokeIngestSource } from '@/lib/services/ingest/revoke-ingest-source';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(revokeIngestSourceOperation, revokeIngestSource),
);
