'use client';

import { useQueryClient } from '@tanstack/react-query';
import { checklistKeys } from '@/components/checklists/queries';
import { refuse } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { changeQuestionOperation } from '@/lib/contracts/checklist-changes';
import type { Question } from '@/lib/contracts/checklist-questions';

type Move = { from: number; to: number };

/** Moves a question to another place among those of its checklist: whatever stands elsewhere then gets its new place. */
export function useMoveQuestion(questions: readonly Question[]) {
  const client = useQueryClient();
  const { isPending, mutate } = useMutation({
    mutationFn: async ({ from, to }: Move) => {
      const moved = questions.toSpliced(from, 1).toSpliced(to, 0, ...questions.slice(from, from + 1));
      for (const [order, question] of moved.entries()) {
        if (question.order !== order) await call(changeQuestionOperation, { uuid: question.uuid, order });
      }
    },
    onError: refuse,
    onSettled: () => client.invalidateQueries({ queryKey: checklistKeys.all }),
  });
  return { isPending, move: (from: number, to: number) => mutate({ from, to }) };
}
