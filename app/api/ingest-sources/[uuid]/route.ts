import { revokeIngestSourceOperation } from '@/lib/contracts/ingest';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { revokeIngestSource } from '@/lib/services/ingest/revoke-ingest-source';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(revokeIngestSourceOperation, revokeIngestSource));
