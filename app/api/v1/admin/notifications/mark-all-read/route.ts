import { markAllReadOperation } from '@/lib/contracts/alerts/notifications';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { markAllRead } from '@/lib/services/notifications/mark-all-read';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(markAllReadOperation, markAllRead));
