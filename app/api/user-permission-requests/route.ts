import { listPermissionRequestsOperation } from '@/lib/contracts/members/permission-requests';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listPermissionRequests } from '@/lib/services/permission-requests/list-permission-requests';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listPermissionRequestsOperation, listPermissionRequests),
);
