import { leaveOutSubjectOperation } from '@/lib/contracts/rules/subjects';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { leaveOutSubject } from '@/lib/services/rules/subjects/leave-out-subject';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(leaveOutSubjectOperation, leaveOutSubject));
