import { removeMembersOperation } from '@/lib/contracts/people/audiences';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { removeMembers } from '@/lib/services/audiences/remove-members';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(removeMembersOperation, removeMembers));
