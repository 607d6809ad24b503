import { silenceUserActionOperation } from '@/lib/contracts/actions/actions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { silenceUserAction } from '@/lib/services/user-actions/silence-user-action';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(silenceUserActionOperation, silenceUserAction),
);
