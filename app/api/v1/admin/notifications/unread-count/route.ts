import { countUnreadOperation } from '@/lib/contracts/notifications';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { countUnread } from '@/lib/services/notifications/count-unread';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(countUnreadOperation, countUnread));
