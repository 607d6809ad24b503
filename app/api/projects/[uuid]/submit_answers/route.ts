import { submitAnswersOperation } from '@/lib/contracts/checklists/checklists';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { submitAnswers } from '@/lib/services/checklists/submit-answers';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(submitAnswersOperation, submitAnswers));
