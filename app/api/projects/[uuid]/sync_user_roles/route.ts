import { syncUserRolesOperation } from '@/lib/contracts/projects/figures';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { syncUserRoles } from '@/lib/services/projects/sync-user-roles';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(syncUserRolesOperation, syncUserRoles));
