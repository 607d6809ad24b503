import { grantInstallationRoleOperation } from '@/lib/contracts/members/installation-roles';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { grantInstallationRole } from '@/lib/services/installation-roles/grant-installation-role';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(grantInstallationRoleOperation, grantInstallationRole),
);
