import { listSubjectsOperation } from '@/lib/contracts/rules/subjects';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listSubjects } from '@/lib/services/rules/subjects/list-subjects';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listSubjectsOperation, listSubjects));
