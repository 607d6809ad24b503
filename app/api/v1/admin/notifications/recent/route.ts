import { listRecentNotificationsOperation } from '@/lib/contracts/notifications';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { listRecentNotifications } from '@/lib/services/notifications/list-recent-notifications';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(
  serve(listRecentNotificationsOperation, listRecentNotifications),
);
