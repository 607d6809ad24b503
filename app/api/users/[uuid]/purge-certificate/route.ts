import { readPurgeCertificateOperation } from '@/lib/contracts/people/purging';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readPurgeCertificate } from '@/lib/services/purging/read-purge-certificate';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readPurgeCertificateOperation, readPurgeCertificate),
);
