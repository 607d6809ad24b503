import { listProjectOfferingsOperation } from '@/lib/contracts/projects/commands';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listProjectOfferings } from '@/lib/services/project-commands/list-project-offerings';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listProjectOfferingsOperation, listProjectOfferings),
);
