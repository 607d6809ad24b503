import { markHandledOperation, markUnhandledOperation } from '@/lib/contracts/notifications';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { markHandled } from '@/lib/services/notifications/mark-handled';
import { markUnhandled } from '@/lib/services/notifications/mark-unhandled';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(
  serve(markHandledOperation, markHandled),
  serve(markUnhandledOperation, markUnhandled),
);
