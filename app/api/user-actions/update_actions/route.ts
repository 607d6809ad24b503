import { updateUserActionsOperation } from '@/lib/contracts/user-actions';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { updateUserActions } from '@/lib/services/user-actions/update-user-actions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(updateUserActionsOperation, updateUserActions));
