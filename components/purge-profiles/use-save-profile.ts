'use client';

import { useQueryClient } from '@tanstack/react-query';
import { purgeProfileKeys } from '@/components/purge-profiles/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import {
  changeProfileOperation,
  createPurgeProfileOperation,
  type PurgedStatus,
  type PurgeField,
  type PurgeProfile,
  type PurgeRecord,
} from '@/lib/contracts/people/purge-profiles';

/** What people decide about a profile. */
export type ProfileDraft = {
  name: string;
  applies_to: PurgedStatus;
  after_days: number;
  fields: PurgeField[];
  records: PurgeRecord[];
  is_on: boolean;
  is_default: boolean;
};

/** Creates a profile, or changes one; a refusal stays in `error`, for the form. */
export function useSaveProfile(profile: PurgeProfile | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (draft: ProfileDraft): Promise<PurgeProfile> => {
      if (profile === null) return (await call(createPurgeProfileOperation, draft)).answer;
      const { applies_to: _fixed, ...changes } = draft;
      return (await call(changeProfileOperation, { id: profile.id, ...changes })).answer;
    },
    onSettled: () => client.invalidateQueries({ queryKey: purgeProfileKeys.all }),
  });
}
