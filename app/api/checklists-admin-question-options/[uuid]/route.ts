import { changeQuestionOptionOperation, replaceQuestionOptionOperation } from '@/lib/contracts/checklists/changes';
import * as questionOptions from '@/lib/contracts/checklists/question-options';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeQuestionOption } from '@/lib/services/checklists/change-question-option';
import { deleteQuestionOption } from '@/lib/services/checklists/delete-question-option';
import { readQuestionOption } from '@/lib/services/checklists/read-question-option';
import { replaceQuestionOption } from '@/lib/services/checklists/replace-question-option';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(questionOptions.readQuestionOptionOperation, readQuestionOption),
  serve(changeQuestionOptionOperation, changeQuestionOption),
  serve(replaceQuestionOptionOperation, replaceQuestionOption),
  serve(questionOptions.deleteQuestionOptionOperation, deleteQuestionOption),
);
