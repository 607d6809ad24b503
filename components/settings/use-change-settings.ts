'use client';

import { useQueryClient } from '@tanstack/react-query';
import { settingsQuery } from '@/components/settings/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { changeSettingsOperation, type Settings } from '@/lib/contracts/settings';

type Change = { edits: Partial<Settings>; version: string };

/** Saves edits of one version of the settings. Everything is read again: what is found and shown depends on them. */
export function useChangeSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ edits, version }: Change) => {
      const saved = await call(changeSettingsOperation, edits, { ifMatch: version });
      return { ...saved.answer, version: saved.version ?? '' };
    },
    onSuccess: (saved) => {
      queries.setQueryData(settingsQuery.queryKey, saved);
      void queries.invalidateQueries();
    },
  });
}
