import { changeQuestionOperation, replaceQuestionOperation } from '@/lib/contracts/checklists/changes';
import { deleteQuestionOperation, readQuestionOperation } from '@/lib/contracts/checklists/questions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeQuestion } from '@/lib/services/checklists/change-question';
import { deleteQuestion } from '@/lib/services/checklists/delete-question';
import { readQuestion } from '@/lib/services/checklists/read-question';
import { replaceQuestion } from '@/lib/services/checklists/replace-question';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readQuestionOperation, readQuestion),
  serve(changeQuestionOperation, changeQuestion),
  serve(replaceQuestionOperation, replaceQuestion),
  serve(deleteQuestionOperation, deleteQuestion),
);
