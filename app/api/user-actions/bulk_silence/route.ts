import { bulkSilenceUserActionsOperation } from '@/lib/contracts/user-actions';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { bulkSilenceUserActions } from '@/lib/services/user-actions/bulk-silence-user-actions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(
  serve(bulkSilenceUserActionsOperation, bulkSilenceUserActions),
);
