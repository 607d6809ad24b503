import { changeRoleOperation } from '@/lib/contracts/roles';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeRole } from '@/lib/services/roles/change-role';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(changeRoleOperation, changeRole));
