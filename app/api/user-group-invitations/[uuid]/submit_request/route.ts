import { submitGroupRequestOperation } from '@/lib/contracts/members/group-invitations';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { submitGroupRequest } from '@/lib/services/group-invitations/submit-group-request';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(submitGroupRequestOperation, submitGroupRequest),
);
