import {
  createQuestionOptionOperation,
  listQuestionOptionsOperation,
} from '@/lib/contracts/checklists/question-options';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createQuestionOption } from '@/lib/services/checklists/create-question-option';
import { listQuestionOptions } from '@/lib/services/checklists/list-question-options';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listQuestionOptionsOperation, listQuestionOptions),
  serve(createQuestionOptionOperation, createQuestionOption),
);
