import { cancelEndDateRequestOperation } from '@/lib/contracts/projects/end-date-requests';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { cancelEndDateRequest } from '@/lib/services/end-date-requests/cancel-end-date-request';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(cancelEndDateRequestOperation, cancelEndDateRequest),
);
