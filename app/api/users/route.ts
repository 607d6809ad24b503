import { createUserOperation, listUsersOperation } from '@/lib/contracts/people/users';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createUser } from '@/lib/services/people/create-user';
import { listUsers } from '@/lib/services/people/list-users';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listUsersOperation, listUsers),
  serve(createUserOperation, createUser),
);
