import { countUnreadOperation } from '@/lib/contracts/alerts/notifications';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { countUnread } from '@/lib/services/notifications/count-unread';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(countUnreadOperation, countUnread));
