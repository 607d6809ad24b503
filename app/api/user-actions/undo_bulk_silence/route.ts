import { undoBulkSilenceOperation } from '@/lib/contracts/actions/actions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { undoBulkSilence } from '@/lib/services/user-actions/undo-bulk-silence';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(undoBulkSilenceOperation, undoBulkSilence));
