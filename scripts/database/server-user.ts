import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Problem } from '@/scripts/database/problem';

export type ServerUser = { uid: number; gid: number };

const NAME = 'postgres';

function findUser(): ServerUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${NAME}:`));
  if (line === undefined) return undefined;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** The user to run PostgreSQL as: undefined for oneself; root may not run it, so root gets the system user `postgres`. */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = findUser();
  if (existing) return existing;
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]);
  const created = findUser();
  if (created) return created;
  throw new Problem(
    'PostgreSQL does not run as root. Start as another user, or create a system user named "postgres".',
  );
}
