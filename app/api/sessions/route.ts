import { listSessionsOperation } from '@/lib/contracts/sessions';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { listSessions } from '@/lib/services/people/list-sessions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(listSessionsOperation, listSessions));
