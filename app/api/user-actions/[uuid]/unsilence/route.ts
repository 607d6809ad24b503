import { unsilenceUserActionOperation } from '@/lib/contracts/user-actions';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { unsilenceUserAction } from '@/lib/services/user-actions/unsilence-user-action';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(unsilenceUserActionOperation, unsilenceUserAction));
