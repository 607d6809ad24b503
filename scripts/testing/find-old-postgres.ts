import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Binaries } from '@/scripts/database/binaries';
import { aptInstall } from '@/scripts/testing/apt';

const DEBIAN_FOLDER = '/usr/lib/postgresql';
const OLDEST_VERSION = 15;

function installed(): Binaries | undefined {
  if (!existsSync(DEBIAN_FOLDER)) return undefined;
  const versions = readdirSync(DEBIAN_FOLDER)
    .filter((name) => Number(name) >= OLDEST_VERSION)
    .filter((name) => existsSync(path.join(DEBIAN_FOLDER, name, 'bin/postgres')))
    .sort((a, b) => Number(a) - Number(b));
  const [version] = versions;
  return version === undefined ? undefined : { folder: path.join(DEBIAN_FOLDER, version), version };
}

/** The oldest supported PostgreSQL that the system has, installed now if need be; undefined when there is none. */
export function findOldPostgres(): Binaries | undefined {
  return installed() ?? (aptInstall(`postgresql-${OLDEST_VERSION}`) ? installed() : undefined);
}
