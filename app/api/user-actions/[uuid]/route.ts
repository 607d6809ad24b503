import { readUserActionOperation } from '@/lib/contracts/user-actions';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { readUserAction } from '@/lib/services/user-actions/read-user-action';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(readUserActionOperation, readUserAction));
