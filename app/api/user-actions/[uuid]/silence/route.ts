import { silenceUserActionOperation } from '@/lib/contracts/user-actions';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { silenceUserAction } from '@/lib/services/user-actions/silence-user-action';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(silenceUserActionOperation, silenceUserAction));
