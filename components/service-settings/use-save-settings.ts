'use client';

import { useQueryClient } from '@tanstack/react-query';
import { serviceSettingsKeys } from '@/components/service-settings/queries';
import type { sentOf } from '@/components/service-settings/settings-draft';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import type { RequestOf } from '@/lib/contracts/operation';
import {
  changeServiceSettingsOperation,
  createServiceSettingsOperation,
} from '@/lib/contracts/people/service-settings';

type Sent = ReturnType<typeof sentOf>;

/** Creates service settings, or changes known ones. What was typed is forgotten with the form: nothing keeps it. */
export function useSaveSettings(uuid: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (sent: Sent) => {
      if (uuid !== null) return (await call(changeServiceSettingsOperation, { uuid, ...sent })).answer;
      return (await call(createServiceSettingsOperation, whole(sent))).answer;
    },
    gcTime: 0,
    onSettled: () => client.invalidateQueries({ queryKey: serviceSettingsKeys.all }),
  });
}

/** The cast holds because of new settings the form sends every field. */
function whole(sent: Sent) {
  return sent as RequestOf<typeof createServiceSettingsOperation>;
}
