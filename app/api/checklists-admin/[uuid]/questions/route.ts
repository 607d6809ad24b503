import { listQuestionsOfChecklistOperation } from '@/lib/contracts/checklists/questions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listQuestionsOfChecklist } from '@/lib/services/checklists/list-questions-of-checklist';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listQuestionsOfChecklistOperation, listQuestionsOfChecklist),
);
