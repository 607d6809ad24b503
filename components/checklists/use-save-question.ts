'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { checklistKeys } from '@/components/checklists/queries';
import { fieldsOf, optionChanges, type QuestionDraft } from '@/components/checklists/question-draft';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { changeQuestionOperation, changeQuestionOptionOperation } from '@/lib/contracts/checklist-changes';
import { createQuestionOperation, type Question } from '@/lib/contracts/checklist-questions';
import { createQuestionOptionOperation, deleteQuestionOptionOperation } from '@/lib/contracts/question-options';

interface Saved {
  checklistUuid: string;
  nextOrder: number;
  question: Question | null;
}

/** Saves a question, then its options. Saved again after a failure half-way, the question that was made is changed. */
export function useSaveQuestion({ checklistUuid, nextOrder, question }: Saved) {
  const client = useQueryClient();
  const made = useRef(question);
  return useMutation({
    mutationFn: async (draft: QuestionDraft): Promise<void> => {
      const given = fieldsOf(draft);
      const { answer } =
        made.current === null
          ? await call(createQuestionOperation, { ...given, checklist: checklistUuid, order: nextOrder })
          : await call(changeQuestionOperation, { uuid: made.current.uuid, ...given });
      made.current = answer;
      const { added, changed, removed } = optionChanges(answer, draft);
      for (const option of changed) await call(changeQuestionOptionOperation, option);
      for (const { label, order } of added)
        await call(createQuestionOptionOperation, { question: answer.uuid, label, order });
      for (const { uuid } of removed) await call(deleteQuestionOptionOperation, { uuid });
    },
    onSettled: () => client.invalidateQueries({ queryKey: checklistKeys.all }),
  });
}
