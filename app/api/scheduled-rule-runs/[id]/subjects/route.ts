import { listRunSubjectsOperation } from '@/lib/contracts/rules/runs';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listRunSubjects } from '@/lib/services/rules/runs/list-run-subjects';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listRunSubjectsOperation, listRunSubjects));
