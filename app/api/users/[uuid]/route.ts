import { changeUserOperation, readUserOperation } from '@/lib/contracts/people/person';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeUser } from '@/lib/services/people/change-user';
import { readUser } from '@/lib/services/people/read-user';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readUserOperation, readUser),
  serve(changeUserOperation, changeUser),
);
