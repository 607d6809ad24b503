import { Problem } from '@/scripts/database/problem';
import type { DemoMode, Settings } from '@/scripts/installation/settings';

/** What an installation is from its first start on. */
export const installationKinds = ['demo', 'real'] as const;

export type InstallationKind = (typeof installationKinds)[number];

/** How an installation of a kind is served. @throws `Problem` when its environment asks for what its kind forbids */
export function demoModeOf(settings: Settings, kind: InstallationKind): DemoMode {
  const { askedDemo, databaseUrl, reachedBy } = settings;
  const place = databaseUrl === undefined ? `The data folder ${settings.dataFolder}` : 'The database of DATABASE_URL';
  const another = databaseUrl === undefined ? 'set HEED_DATA to a new folder' : 'use an empty database';
  if (kind === 'real') {
    if (askedDemo === undefined || askedDemo === '0') return '0';
    throw new Problem(
      `${place} contains a real installation, so it is not served as a demo. Unset HEED_DEMO, or ${another} for a demo.`,
    );
  }
  if (reachedBy !== undefined && askedDemo !== 'public') {
    throw new Problem(
      `${place} contains a demo, and ${reachedBy} lets others reach it. Set HEED_DEMO=public to open the demo to everyone, or ${another} for a real installation.`,
    );
  }
  return askedDemo ?? (databaseUrl === undefined ? '1' : '0');
}
