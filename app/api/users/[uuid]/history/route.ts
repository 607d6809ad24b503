import { listUserHistoryOperation } from '@/lib/contracts/people/history';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listUserHistory } from '@/lib/services/people/list-user-history';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listUserHistoryOperation, listUserHistory));
