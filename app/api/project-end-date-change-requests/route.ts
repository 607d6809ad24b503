import {
  createEndDateRequestOperation,
  listEndDateRequestsOperation,
} from '@/lib/contracts/projects/end-date-requests';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createEndDateRequest } from '@/lib/services/end-date-requests/create-end-date-request';
import { listEndDateRequests } from '@/lib/services/end-date-requests/list-end-date-requests';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listEndDateRequestsOperation, listEndDateRequests),
  serve(createEndDateRequestOperation, createEndDateRequest),
);
