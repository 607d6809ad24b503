'use client';

import { useQueryClient } from '@tanstack/react-query';
import { peopleKeys } from '@/components/people/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import type { RequestOf } from '@/lib/contracts/operation';
import { createUserOperation, inviteUserOperation } from '@/lib/contracts/people/users';

/** Whom to invite: somebody new, or somebody who is there already. */
export type Invited = RequestOf<typeof createUserOperation> | RequestOf<typeof inviteUserOperation>;

/** Invites somebody by mail; the answer holds the link of the mail, which is shown once. */
export function useInvite() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (invited: Invited) =>
      'uuid' in invited
        ? (await call(inviteUserOperation, invited)).answer
        : (await call(createUserOperation, invited)).answer,
    onSettled: () => queries.invalidateQueries({ queryKey: peopleKeys.all }),
  });
}
