import { markReadOperation, markUnreadOperation } from '@/lib/contracts/alerts/notifications';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { markRead } from '@/lib/services/notifications/mark-read';
import { markUnread } from '@/lib/services/notifications/mark-unread';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(markReadOperation, markRead),
  serve(markUnreadOperation, markUnread),
);
