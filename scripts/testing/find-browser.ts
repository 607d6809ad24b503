import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { Problem } from '@/scripts/database/problem';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function onPath(name: string): string | undefined {
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

function installed(): string | undefined {
  return NAMES.map(onPath).find((file) => file !== undefined);
}

/** Runs apt-get, when there is one and this user may. Its output goes to stderr. */
export function aptInstall(...packages: string[]): boolean {
  if (process.getuid?.() !== 0 || onPath('apt-get') === undefined) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const stdio = ['ignore', process.stderr, process.stderr] as const;
  const run = (...args: string[]) => spawnSync('apt-get', args, { env, stdio: [...stdio] }).status === 0;
  return run('update', '-qq') && run('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

/** Chromium's program file: the system's, or installed now; undefined when Playwright's own was downloaded. */
export function findBrowser(): string | undefined {
  const found = installed();
  if (found) return found;
  console.log('Installing Chromium');
  if (aptInstall('chromium')) return installed();
  const download = spawnSync('playwright', ['install', 'chromium'], { stdio: 'inherit' });
  if (download.status === 0) return undefined;
  throw new Problem('There is no Chromium and it cannot be installed: install it, so that "chromium" can be run.');
}
