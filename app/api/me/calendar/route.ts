import { createFeedOperation, endFeedOperation, readFeedOperation } from '@/lib/contracts/history/calendar';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createCalendarAddress } from '@/lib/services/calendar/create-calendar-address';
import { endCalendarAddress } from '@/lib/services/calendar/end-calendar-address';
import { readCalendarAddress } from '@/lib/services/calendar/read-calendar-address';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readFeedOperation, readCalendarAddress),
  serve(createFeedOperation, createCalendarAddress),
  serve(endFeedOperation, endCalendarAddress),
);
