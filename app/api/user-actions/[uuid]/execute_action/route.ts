import { executeUserActionOperation } from '@/lib/contracts/user-actions';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { executeUserAction } from '@/lib/services/user-actions/execute-user-action';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(executeUserActionOperation, executeUserAction));
