import { testAccessMailOperation } from '@/lib/contracts/access/mails';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { testAccessMail } from '@/lib/services/access-notices/test-access-mail';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(testAccessMailOperation, testAccessMail));
