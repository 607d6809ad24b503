import { rejectPermissionRequestOperation } from '@/lib/contracts/members/permission-requests';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { rejectPermissionRequest } from '@/lib/services/permission-requests/reject-permission-request';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(rejectPermissionRequestOperation, rejectPermissionRequest),
);
