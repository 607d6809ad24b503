import { summariseUserActionsOperation } from '@/lib/contracts/user-actions';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { summariseUserActions } from '@/lib/services/user-actions/summarise-user-actions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(summariseUserActionsOperation, summariseUserActions));
