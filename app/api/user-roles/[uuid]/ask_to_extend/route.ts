import { askToExtendRoleOperation } from '@/lib/contracts/members/user-roles';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { askToExtendRole } from '@/lib/services/members/ask-to-extend-role';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(askToExtendRoleOperation, askToExtendRole));
