import {
  changeNotificationPreferencesOperation,
  readNotificationPreferencesOperation,
} from '@/lib/contracts/notification-preferences';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { changeNotificationPreferences } from '@/lib/services/preferences/change-notification-preferences';
import { readNotificationPreferences } from '@/lib/services/preferences/read-notification-preferences';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(
  serve(readNotificationPreferencesOperation, readNotificationPreferences),
  serve(changeNotificationPreferencesOperation, changeNotificationPreferences),
);
