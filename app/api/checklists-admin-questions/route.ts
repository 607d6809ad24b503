import { createQuestionOperation, listQuestionsOperation } from '@/lib/contracts/checklists/questions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createQuestion } from '@/lib/services/checklists/create-question';
import { listQuestions } from '@/lib/services/checklists/list-questions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listQuestionsOperation, listQuestions),
  serve(createQuestionOperation, createQuestion),
);
