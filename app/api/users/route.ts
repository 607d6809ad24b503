import { createUserOperation, listUsersOperation } from '@/lib/contracts/users';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { createUser } from '@/lib/services/people/create-user';
import { listUsers } from '@/lib/services/people/list-users';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(
  serve(listUsersOperation, listUsers),
  serve(createUserOperation, createUser),
);
