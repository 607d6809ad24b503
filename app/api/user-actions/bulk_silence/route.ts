import { bulkSilenceUserActionsOperation } from '@/lib/contracts/actions/actions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { bulkSilenceUserActions } from '@/lib/services/user-actions/bulk-silence-user-actions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(bulkSilenceUserActionsOperation, bulkSilenceUserActions),
);
