import { listRolesOperation } from '@/lib/contracts/members/roles';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listRoles } from '@/lib/services/roles/list-roles';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listRolesOperation, listRoles));
