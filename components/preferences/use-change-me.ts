'use client';

import { useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { meQuery } from '@/lib/client/me-query';
import type { RequestOf } from '@/lib/contracts/operation';
import { changeMeOperation } from '@/lib/contracts/people/people';

type Change = Pick<RequestOf<typeof changeMeOperation>, 'time_zone' | 'keys_enabled'>;

/** Changes the person's preferences at once, and takes it back on screen when the server refuses. */
export function useChangeMe() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (change: Change) => (await call(changeMeOperation, change)).answer,
    onMutate: async ({ time_zone, keys_enabled }) => {
      await queries.cancelQueries({ queryKey: meQuery.queryKey });
      const earlier = queries.getQueryData(meQuery.queryKey);
      queries.setQueryData(meQuery.queryKey, (known) =>
        known === undefined
          ? known
          : {
              ...known,
              ...(time_zone !== undefined && { time_zone }),
              ...(keys_enabled !== undefined && { keys_enabled }),
            },
      );
      return { earlier };
    },
    onError: (error, _change, context) => {
      queries.setQueryData(meQuery.queryKey, context?.earlier);
      toast({ tone: 'danger', title: 'Couldn’t save the preference', description: error.message });
    },
    // Days until due are counted in the person's zone, by the server.
    onSuccess: (saved, { time_zone }) => {
      queries.setQueryData(meQuery.queryKey, saved);
      if (time_zone !== undefined) void queries.invalidateQueries();
    },
  });
}
