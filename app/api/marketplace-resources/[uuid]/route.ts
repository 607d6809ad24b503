import { changeResourceOperation, readResourceOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { editResource } from '@/lib/services/resources/edit-resource';
import { readResource } from '@/lib/services/resources/read-resource';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readResourceOperation, readResource),
  serve(changeResourceOperation, editResource),
);
