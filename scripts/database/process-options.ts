import type { SpawnOptions } from 'node:child_process';
import type { Home } from '@/scripts/database/home';

/** How PostgreSQL's programs are run: as their own user, with nothing of the caller's environment. */
export function processOptions(home: Home): Pick<SpawnOptions, 'uid' | 'gid' | 'cwd' | 'env'> {
  return {
    ...home.user,
    // The current folder may be closed to that user.
    cwd: '/',
    // NODE_ENV is there because Next.js declares it a part of every environment.
    env: { NODE_ENV: 'production', PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
  };
}
