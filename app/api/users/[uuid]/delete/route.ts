import { deleteUserOperation } from '@/lib/contracts/people/purging';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { deleteUser } from '@/lib/services/people/delete-user';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(deleteUserOperation, deleteUser));
