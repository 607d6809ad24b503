import { readUserRoleOperation } from '@/lib/contracts/members/user-roles';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readUserRole } from '@/lib/services/members/read-user-role';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readUserRoleOperation, readUserRole));
