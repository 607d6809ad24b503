import { requestPasswordResetOperation } from '@/lib/contracts/people';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { requestPasswordReset } from '@/lib/services/people/request-password-reset';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(requestPasswordResetOperation, requestPasswordReset));
