import {
  changeNotificationPreferencesOperation,
  readNotificationPreferencesOperation,
} from '@/lib/contracts/delivery/preferences';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeNotificationPreferences } from '@/lib/services/preferences/change-notification-preferences';
import { readNotificationPreferences } from '@/lib/services/preferences/read-notification-preferences';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readNotificationPreferencesOperation, readNotificationPreferences),
  serve(changeNotificationPreferencesOperation, changeNotificationPreferences),
);
