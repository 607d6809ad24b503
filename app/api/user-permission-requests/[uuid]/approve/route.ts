import { approvePermissionRequestOperation } from '@/lib/contracts/members/permission-requests';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { approvePermissionRequest } from '@/lib/services/permission-requests/approve-permission-request';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(approvePermissionRequestOperation, approvePermissionRequest),
);
