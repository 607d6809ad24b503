'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { checklistKeys, projectChecklistQuery } from '@/components/checklists/queries';
import { fieldErrorOf } from '@/components/ui/field-errors';
import { showError } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { CallError, call } from '@/lib/client/call';
import { submitAnswersOperation } from '@/lib/contracts/checklists/checklists';

type Given = { question_uuid: string; answer_data: unknown };

/** Saves each answer as it is given; one that doesn’t fit says why at its question. */
export function useAnswers(projectUuid: string) {
  const client = useQueryClient();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { isPending, isSuccess, mutate } = useMutation({
    // One after the other: the last answer given is the one that is kept.
    scope: { id: `answers of ${projectUuid}` },
    mutationFn: async (given: Given) =>
      (await call(submitAnswersOperation, { uuid: projectUuid, answers: [given] })).answer,
    onSuccess: async (_answer, { question_uuid }) => {
      setErrors(({ [question_uuid]: _corrected, ...others }) => others);
      await client.invalidateQueries({ queryKey: checklistKeys.ofProject(projectUuid) });
      void client.invalidateQueries({ queryKey: ['projects'] });
    },
    onError: (error, { question_uuid }) => {
      const fieldError = fieldErrorOf(error, question_uuid);
      if (fieldError === undefined) showError(error);
      else setErrors((others) => ({ ...others, [question_uuid]: fieldError }));
      // The questions, or who may answer them, changed meanwhile.
      if (error instanceof CallError && fieldError === undefined)
        void client.invalidateQueries({ queryKey: projectChecklistQuery(projectUuid).queryKey });
    },
  });
  const give = (question_uuid: string, answer_data: unknown) => mutate({ question_uuid, answer_data });
  return { errors, give, isPending, isSaved: isSuccess };
}
