import { actOnSubjectOperation } from '@/lib/contracts/rules/subjects';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { actOnSubject } from '@/lib/services/rules/subjects/act-on-subject';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(actOnSubjectOperation, actOnSubject));
