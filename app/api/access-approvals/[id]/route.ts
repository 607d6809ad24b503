import { readAccessApprovalOperation } from '@/lib/contracts/access/approvals';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readAccessApproval } from '@/lib/services/access-approvals/read-access-approval';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readAccessApprovalOperation, readAccessApproval),
);
