import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { temporaryPlace } from '../scripts/testing/temporary-folder';

const SYSTEM_BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const ENTER_ONLY = 0o711;

/** What this run gave its installation, kept in the environment so that every worker and every command finds the same. */
function remembered(name: string, make: () => string): string {
  const value = process.env[name] || make();
  process.env[name] = value;
  return value;
}

/** A new data folder, which the user that runs PostgreSQL may enter; it goes with the process that asked for it. */
function newDataFolder(): string {
  const folder = mkdtempSync(path.join(temporaryPlace(), 'heed-e2e-'));
  chmodSync(folder, ENTER_ONLY);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Journeys run in as many workers, each with an installation of its own. On two cores a second one only made each slower. */
export const WORKERS = 1;

const PORTS_EACH = 2;
const firstPort = Number(remembered('PORT', () => '3990'));
const startedAt = remembered('HEED_CLOCK_STARTED_AT', () => String(Date.now()));
const secret = remembered('AUTH_SECRET', () => 'a-secret-for-journeys-which-protects-nothing');
const dataFolder = remembered('HEED_DATA', newDataFolder);

/** The installation that the journeys of one worker visit: where it is, and the environment that it and its commands run in. */
export function installationOf(worker: number) {
  const port = String(firstPort + worker * PORTS_EACH);
  const outsidePort = String(Number(port) + 1);
  const outside = `http://127.0.0.1:${outsidePort}`;
  const env = {
    PORT: port,
    RESEND_API_KEY: 're_journeys',
    RESEND_BASE_URL: outside,
    HEED_ORDER_SOURCE_URL: `${outside}/orders`,
    HEED_ORDER_SOURCE_NAME: 'the shop',
    HEED_DATA: path.join(dataFolder, String(worker)),
    HEED_DEMO: '1',
    HEED_CLOCK: '2026-11-22T09:00:00Z',
    HEED_CLOCK_STARTED_AT: startedAt,
    HEED_LOG_LEVEL: 'warn',
    // Journeys listen for webhooks themselves.
    HEED_WEBHOOK_NETWORKS: '127.0.0.1/32',
    AUTH_SECRET: secret,
    // The embedded database, whatever this shell points at.
    DATABASE_URL: '',
  };
  return {
    address: `http://127.0.0.1:${port}`,
    env,
    /** Where its emails go and its orders come from. */
    outside,
    outsidePort,
    /** Chromium's program file; undefined leaves the choice to Playwright. */
    browser: process.env['CHROMIUM_PATH'] || SYSTEM_BROWSERS.find((file) => existsSync(file)),
  };
}

/** The one of this worker. */
export const installation = installationOf(Number(process.env['TEST_PARALLEL_INDEX'] ?? '0'));
