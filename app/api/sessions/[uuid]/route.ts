import { endSessionOperation } from '@/lib/contracts/sessions';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { endSession } from '@/lib/services/people/end-session';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(endSessionOperation, endSession));
