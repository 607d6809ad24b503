import { listUserActionsOperation } from '@/lib/contracts/user-actions';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(listUserActionsOperation, listUserActions));
