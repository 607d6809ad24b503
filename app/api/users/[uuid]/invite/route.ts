import { inviteUserOperation } from '@/lib/contracts/people/users';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { inviteUser } from '@/lib/services/people/invite-user';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(inviteUserOperation, inviteUser));
