'use client';

import { useQueryClient } from '@tanstack/react-query';
import { deliveryKeys } from '@/components/deliveries/queries';
import { showError, toast } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { resendDeliveryOperation } from '@/lib/contracts/delivery/deliveries';

/** Sends a mail once more. The ledger follows. */
export function useResend() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (uuid: string) => (await call(resendDeliveryOperation, { uuid })).answer,
    onSuccess: ({ recipient }) => toast({ tone: 'success', title: `Email to ${recipient} queued` }),
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: deliveryKeys.all }),
  });
}
