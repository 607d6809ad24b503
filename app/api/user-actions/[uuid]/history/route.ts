import { readUserActionHistoryOperation } from '@/lib/contracts/user-actions';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { readUserActionHistory } from '@/lib/services/user-actions/read-user-action-history';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(
  serve(readUserActionHistoryOperation, readUserActionHistory),
);
