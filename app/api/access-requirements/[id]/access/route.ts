import { checkAccessOperation } from '@/lib/contracts/access/approvals';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { checkAccess } from '@/lib/services/access-approvals/check-access';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(checkAccessOperation, checkAccess));
