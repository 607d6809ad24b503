import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** A program's file, where the shell would find it. */
export function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Runs apt-get, when there is one and this user may. Its output goes to stderr. */
export function aptGet(args: readonly string[], cwd?: string): boolean {
  if (process.getuid?.() !== 0 || onPath('apt-get') === undefined) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', args, { cwd, env, stdio: ['ignore', process.stderr, process.stderr] });
  return status === 0;
}

/** Installs packages of the system, when that can be done here. */
export function aptInstall(...packages: string[]): boolean {
  return aptGet(['update', '-qq']) && aptGet(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}
