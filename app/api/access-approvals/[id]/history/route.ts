import { listAccessHistoryOperation } from '@/lib/contracts/access/approvals';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listAccessHistory } from '@/lib/services/access-approvals/list-access-history';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listAccessHistoryOperation, listAccessHistory),
);
