import { readUserActionHistoryOperation } from '@/lib/contracts/actions/history';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readUserActionHistory } from '@/lib/services/user-actions/read-user-action-history';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readUserActionHistoryOperation, readUserActionHistory),
);
