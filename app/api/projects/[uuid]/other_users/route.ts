import { listOtherUsersOperation } from '@/lib/contracts/members/members';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listOtherUsers } from '@/lib/services/members/list-other-users';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listOtherUsersOperation, listOtherUsers));
