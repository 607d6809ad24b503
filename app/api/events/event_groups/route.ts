import { readEventGroupsOperation } from '@/lib/contracts/history/events';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readEventGroups } from '@/lib/services/event-log/read-event-groups';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readEventGroupsOperation, readEventGroups));
