import { spawn } from 'node:child_process';
import { chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { majorOf } from '@/scripts/database/binaries';
import type { Home } from '@/scripts/database/home';
import { codeOf, Problem, problemFrom } from '@/scripts/database/problem';
import { processOptions } from '@/scripts/database/process-options';

const BUILTIN_LOCALES_SINCE = 17;

/** UTF-8 text that sorts alike on every computer, whatever locales it has, where the server can do so by itself. */
function localeFlags(major: number): string[] {
  if (major < BUILTIN_LOCALES_SINCE) return ['--locale=C.UTF-8'];
  return ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
}

function flagsFor(home: Home, cluster: string, passwordFile: string): string[] {
  return [
    '--username=heed',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    ...localeFlags(majorOf(home.binaries)),
    '--no-instructions',
    `--pgdata=${cluster}`,
    `--pwfile=${passwordFile}`,
    ...(home.isThrowAway ? ['--no-sync'] : []),
  ];
}

async function runInitdb(home: Home, cluster: string, passwordFile: string): Promise<void> {
  const child = spawn(path.join(home.binaries.folder, 'bin/initdb'), flagsFor(home, cluster, passwordFile), {
    ...processOptions(home),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [output, code] = await Promise.all([text(child.stderr), exited]);
  if (code === 0) return;
  const reason =
    output
      .trim()
      .split('\n')
      .find((line) => /error|fatal/i.test(line)) ?? output.trim();
  throw problemFrom(output, `Could not create the embedded database: ${reason.replaceAll('\n', ' ')}`);
}

async function ownedFolder(prefix: string, home: Home): Promise<string> {
  const folder = await mkdtemp(prefix);
  if (home.user) await chown(folder, home.user.uid, home.user.gid);
  return folder;
}

async function createCluster(home: Home): Promise<void> {
  await mkdir(path.dirname(home.cluster), { recursive: true });
  const workshop = await ownedFolder(`${home.cluster}-new-`, home);
  try {
    const passwordFile = path.join(workshop, 'password');
    await writeFile(passwordFile, home.password, { mode: 0o600 });
    if (home.user) await chown(passwordFile, home.user.uid, home.user.gid);
    const cluster = path.join(workshop, 'cluster');
    await runInitdb(home, cluster, passwordFile);
    // Whole or not at all; when another process was faster, its cluster stays.
    await rename(cluster, home.cluster).catch((error) => {
      if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error;
    });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Creates the cluster unless it exists. */
export async function initialiseCluster(home: Home): Promise<void> {
  const version = await readFile(path.join(home.cluster, 'PG_VERSION'), 'utf8').catch((error) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (version === undefined) return createCluster(home);
  const major = majorOf(home.binaries);
  if (Number(version) === major) return;
  throw new Problem(
    `The data in ${home.dataFolder} was written by PostgreSQL ${version.trim()}; this is ${major}. Move it with pg_dump.`,
  );
}
