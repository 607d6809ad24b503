import { spawnSync } from 'node:child_process';
import { Problem } from '@/scripts/database/problem';
import { aptInstall, onPath } from '@/scripts/testing/apt';

/** Chromium without what draws a window, which opens pages in half the time. */
const HEADLESS = 'chromium-headless-shell';
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function installedBrowser(): string | undefined {
  return NAMES.map(onPath).find((file) => file !== undefined);
}

/** Chromium's program file: the system's, or installed now; undefined when Playwright's own was downloaded. */
export function findBrowser(): string | undefined {
  const headless = onPath(HEADLESS) ?? (aptInstall(HEADLESS) ? onPath(HEADLESS) : undefined);
  const found = headless ?? installedBrowser();
  if (found) return found;
  console.log('Installing Chromium');
  if (aptInstall('chromium')) return installedBrowser();
  const download = spawnSync('playwright', ['install', 'chromium'], { stdio: 'inherit' });
  if (download.status === 0) return undefined;
  throw new Problem('There is no Chromium and it cannot be installed: install it, so that "chromium" can be run.');
}
