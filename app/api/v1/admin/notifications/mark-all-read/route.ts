import { markAllReadOperation } from '@/lib/contracts/notifications';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { markAllRead } from '@/lib/services/notifications/mark-all-read';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(markAllReadOperation, markAllRead));
