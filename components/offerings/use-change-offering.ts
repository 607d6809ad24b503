'use client';

import { useQueryClient } from '@tanstack/react-query';
import { offeringKeys } from '@/components/offerings/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { changeOfferingOperation } from '@/lib/contracts/marketplace/offerings';

type Change = { uuid: string; reminders: number[] | null; version: string };

/** Saves the reminder schedule of one version of an offering. */
export function useChangeOffering() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ uuid, reminders, version }: Change) => {
      const plugin_options = { resource_expiration_reminders: reminders };
      return (await call(changeOfferingOperation, { uuid, plugin_options }, { ifMatch: version })).answer;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: offeringKeys.all }),
  });
}
