import { listSetAsideMessagesOperation } from '@/lib/contracts/set-aside-messages';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { listSetAsideMessages } from '@/lib/services/outbox/list-set-aside-messages';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(listSetAsideMessagesOperation, listSetAsideMessages));
