import { requestSignInLinkOperation } from '@/lib/contracts/people';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { requestSignInLink } from '@/lib/services/people/request-sign-in-link';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(requestSignInLinkOperation, requestSignInLink));
