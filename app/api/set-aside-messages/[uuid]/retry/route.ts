import { retrySetAsideMessageOperation } from '@/lib/contracts/set-aside-messages';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { retrySetAsideMessage } from '@/lib/services/outbox/retry-set-aside-message';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(retrySetAsideMessageOperation, retrySetAsideMessage));
