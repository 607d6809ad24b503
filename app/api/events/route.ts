import { watchEventsOperation } from '@/lib/contracts/events';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { watchEvents } from '@/lib/services/live/watch-events';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(watchEventsOperation, watchEvents));
