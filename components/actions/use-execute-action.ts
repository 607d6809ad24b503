'use client';

import { useQueryClient } from '@tanstack/react-query';
import { actionsContract } from '@/components/actions/contract';
import { actionKeys } from '@/components/actions/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';

type Given = {
  uuid: string;
  actionKey: string;
  /** One per confirmation, so that it is done once however often it is sent. */
  idempotencyKey: string;
};

/** Does a corrective action. Never optimistic: it is pending until the lists show what came of it. */
export function useExecuteAction() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ uuid, actionKey, idempotencyKey }: Given) =>
      (
        await call(
          (
            await actionsContract()
          ).executeUserActionOperation,
          { uuid, action_key: actionKey },
          { idempotencyKey },
        )
      ).answer,
    onSettled: () => client.invalidateQueries({ queryKey: actionKeys.all }),
  });
}
