import { rejectEndDateRequestOperation } from '@/lib/contracts/projects/end-date-requests';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { rejectEndDateRequest } from '@/lib/services/end-date-requests/reject-end-date-request';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(rejectEndDateRequestOperation, rejectEndDateRequest),
);
