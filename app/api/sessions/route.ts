import { listSessionsOperation } from '@/lib/contracts/people/sessions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listSessions } from '@/lib/services/accounts/list-sessions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listSessionsOperation, listSessions));
