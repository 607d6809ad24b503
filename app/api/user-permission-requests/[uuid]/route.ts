import { readPermissionRequestOperation } from '@/lib/contracts/members/permission-requests';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readPermissionRequest } from '@/lib/services/permission-requests/read-permission-request';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readPermissionRequestOperation, readPermissionRequest),
);
