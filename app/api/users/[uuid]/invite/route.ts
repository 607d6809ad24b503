import { inviteUserOperation } from '@/lib/contracts/users';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { inviteUser } from '@/lib/services/people/invite-user';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(inviteUserOperation, inviteUser));
