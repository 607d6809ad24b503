import { retrySubjectOperation } from '@/lib/contracts/rules/subjects';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { retrySubject } from '@/lib/services/rules/subjects/retry-subject';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(retrySubjectOperation, retrySubject));
