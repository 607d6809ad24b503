import { rotateIngestSourceOperation } from '@/lib/contracts/ingest';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { rotateIngestSource } from '@/lib/services/ingest/rotate-ingest-source';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(rotateIngestSourceOperation, rotateIngestSource));
