import { markReadOperation, markUnreadOperation } from '@/lib/contracts/notifications';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { markRead } from '@/lib/services/notifications/mark-read';
import { markUnread } from '@/lib/services/notifications/mark-unread';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(
  serve(markReadOperation, markRead),
  serve(markUnreadOperation, markUnread),
);
