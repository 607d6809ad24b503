'use client';

import { useQueryClient } from '@tanstack/react-query';
import { deliveryKeys } from '@/components/deliveries/queries';
import { showError, toast } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { retrySetAsideMessageOperation } from '@/lib/contracts/delivery/set-aside-messages';

/** Tries a message that was set aside again. It leaves the list, and its deliveries change. */
export function useRetryMessage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (uuid: string) => (await call(retrySetAsideMessageOperation, { uuid })).answer,
    onSuccess: () => toast({ tone: 'success', title: 'Message queued' }),
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: deliveryKeys.all }),
  });
}
