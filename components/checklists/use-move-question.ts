'use client';

import { useQueryClient } from '@tanstack/react-query';
import { checklistKeys } from '@/components/checklists/queries';
import { showError } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { changeChecklistOperation } from '@/lib/contracts/checklists/changes';
import type { Question } from '@/lib/contracts/checklists/questions';

type Move = { from: number; to: number };

/** Moves a question to another place among those of its checklist. */
export function useMoveQuestion(checklistUuid: string, questions: readonly Question[]) {
  const client = useQueryClient();
  const { isPending, mutate } = useMutation({
    mutationFn: async ({ from, to }: Move) => {
      const question_order = questions.map(({ uuid }) => uuid);
      question_order.splice(to, 0, ...question_order.splice(from, 1));
      await call(changeChecklistOperation, { uuid: checklistUuid, question_order });
    },
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: checklistKeys.all }),
  });
  return { isPending, move: (from: number, to: number) => mutate({ from, to }) };
}
