import { resetUserPasswordOperation } from '@/lib/contracts/users';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { resetUserPassword } from '@/lib/services/people/reset-user-password';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(resetUserPasswordOperation, resetUserPassword));
