import { undoSubjectOperation } from '@/lib/contracts/rules/subjects';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { undoSubject } from '@/lib/services/rules/subjects/undo-subject';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(undoSubjectOperation, undoSubject));
