import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { readSettingsOperation, type SettingsAnswer } from '@/lib/contracts/settings';

/** The settings with the version under which they were read. */
export type VersionedSettings = SettingsAnswer & { version: string };

export const settingsKeys = { all: ['settings'] } as const;

/** The settings of the installation. Read anew on each visit: what is edited should be what is. */
export const settingsQuery = queryOptions({
  queryKey: settingsKeys.all,
  queryFn: async ({ signal }): Promise<VersionedSettings> => {
    const { answer, version } = await call(readSettingsOperation, {}, { signal });
    return { ...answer, version: version ?? '' };
  },
  staleTime: 0,
});
