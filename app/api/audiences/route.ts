import { createAudienceOperation, listAudiencesOperation } from '@/lib/contracts/people/audiences';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createAudience } from '@/lib/services/audiences/create-audience';
import { listAudiences } from '@/lib/services/audiences/list-audiences';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listAudiencesOperation, listAudiences),
  serve(createAudienceOperation, createAudience),
);
