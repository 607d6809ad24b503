'use client';

import { useQueryClient } from '@tanstack/react-query';
import { checklistKeys } from '@/components/checklists/queries';
import { fieldsOf, type QuestionDraft } from '@/components/checklists/question-draft';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { changeQuestionOperation } from '@/lib/contracts/checklists/changes';
import { createQuestionOperation, type Question } from '@/lib/contracts/checklists/questions';

interface Saved {
  checklistUuid: string;
  nextOrder: number;
  question: Question | null;
}

/** Saves a question with its options, all or nothing. */
export function useSaveQuestion({ checklistUuid, nextOrder, question }: Saved) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (draft: QuestionDraft): Promise<void> => {
      const given = fieldsOf(draft);
      if (question === null)
        await call(createQuestionOperation, { ...given, checklist: checklistUuid, order: nextOrder });
      else await call(changeQuestionOperation, { uuid: question.uuid, ...given });
    },
    onSettled: () => client.invalidateQueries({ queryKey: checklistKeys.all }),
  });
}
