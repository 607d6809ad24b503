'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { roleKeys } from '@/components/roles/queries';
import { call } from '@/lib/client/call';
import type { RequestOf } from '@/lib/contracts/operation';
import { changeRoleOperation } from '@/lib/contracts/roles';

/** Changes the permissions of a role. A refusal is shown where they were chosen. */
export function useChangeRole() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (given: RequestOf<typeof changeRoleOperation>) => (await call(changeRoleOperation, given)).answer,
    onSettled: () => queries.invalidateQueries({ queryKey: roleKeys.all }),
  });
}
