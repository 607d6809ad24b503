import { listUserRolesOperation } from '@/lib/contracts/members/user-roles';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listUserRoles } from '@/lib/services/members/list-user-roles';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listUserRolesOperation, listUserRoles));
