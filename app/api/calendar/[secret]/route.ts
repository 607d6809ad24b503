import { readCalendarOperation } from '@/lib/contracts/history/calendar';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readCalendar } from '@/lib/services/calendar/read-calendar';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readCalendarOperation, readCalendar));
