import { deleteNotificationOperation, readNotificationOperation } from '@/lib/contracts/notifications';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { deleteNotification } from '@/lib/services/notifications/delete-notification';
import { readNotification } from '@/lib/services/notifications/read-notification';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(
  serve(readNotificationOperation, readNotification),
  serve(deleteNotificationOperation, deleteNotification),
);
