import { revokeAccessOperation } from '@/lib/contracts/access/approvals';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { revokeAccess } from '@/lib/services/access-approvals/revoke-access';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(revokeAccessOperation, revokeAccess));
