import { revokeInstallationRoleOperation } from '@/lib/contracts/members/installation-roles';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { revokeInstallationRole } from '@/lib/services/installation-roles/revoke-installation-role';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(revokeInstallationRoleOperation, revokeInstallationRole),
);
