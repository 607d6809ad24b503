import { listAccessorGroupsOperation } from '@/lib/contracts/access/approvals';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listAccessorGroups } from '@/lib/services/access-approvals/list-accessor-groups';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listAccessorGroupsOperation, listAccessorGroups),
);
