import { changeRoleOperation, readRoleOperation, replaceRoleOperation } from '@/lib/contracts/members/roles';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeRole } from '@/lib/services/roles/change-role';
import { readRole } from '@/lib/services/roles/read-role';
import { replaceRole } from '@/lib/services/roles/replace-role';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readRoleOperation, readRole),
  serve(changeRoleOperation, changeRole),
  serve(replaceRoleOperation, replaceRole),
);
