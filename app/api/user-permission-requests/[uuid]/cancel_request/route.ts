import { cancelPermissionRequestOperation } from '@/lib/contracts/members/permission-requests';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { cancelPermissionRequest } from '@/lib/services/permission-requests/cancel-permission-request';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(cancelPermissionRequestOperation, cancelPermissionRequest),
);
