import { approveEndDateRequestOperation } from '@/lib/contracts/projects/end-date-requests';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { approveEndDateRequest } from '@/lib/services/end-date-requests/approve-end-date-request';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(approveEndDateRequestOperation, approveEndDateRequest),
);
