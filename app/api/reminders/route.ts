import { listRemindersOperation } from '@/lib/contracts/history/reminders';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listReminders } from '@/lib/services/reminders/list-reminders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listRemindersOperation, listReminders));
