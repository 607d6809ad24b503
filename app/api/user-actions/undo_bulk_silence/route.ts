import { undoBulkSilenceOperation } from '@/lib/contracts/user-actions';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { undoBulkSilence } from '@/lib/services/user-actions/undo-bulk-silence';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(undoBulkSilenceOperation, undoBulkSilence));
