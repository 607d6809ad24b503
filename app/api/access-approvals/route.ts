import { listAccessApprovalsOperation } from '@/lib/contracts/access/approvals';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listAccessApprovals } from '@/lib/services/access-approvals/list-access-approvals';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listAccessApprovalsOperation, listAccessApprovals),
);
