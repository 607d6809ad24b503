import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SYSTEM_BROWSER = '/usr/bin/chromium';
const ENTER_ONLY = 0o711;

/** What this run gave its installation, kept in the environment so that every worker and every command finds the same. */
function remembered(name: string, make: () => string): string {
  const value = process.env[name] || make();
  process.env[name] = value;
  return value;
}

/** A new data folder, which the user that runs PostgreSQL may enter; it goes with the process that asked for it. */
function newDataFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'heed-e2e-'));
  chmodSync(folder, ENTER_ONLY);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const port = remembered('PORT', () => '3990');
const outsidePort = String(Number(port) + 1);
const outside = `http://127.0.0.1:${outsidePort}`;

const env = {
  PORT: port,
  RESEND_API_KEY: 're_journeys',
  RESEND_BASE_URL: outside,
  HEED_ORDER_SOURCE_URL: `${outside}/orders`,
  HEED_ORDER_SOURCE_NAME: 'the shop',
  HEED_DATA: remembered('HEED_DATA', newDataFolder),
  HEED_DEMO: '1',
  HEED_CLOCK: '2026-11-22T09:00:00Z',
  HEED_CLOCK_STARTED_AT: remembered('HEED_CLOCK_STARTED_AT', () => String(Date.now())),
  HEED_LOG_LEVEL: 'warn',
  // Journeys listen for webhooks themselves.
  HEED_WEBHOOK_NETWORKS: '127.0.0.1/32',
  AUTH_SECRET: remembered('AUTH_SECRET', () => 'a-secret-for-journeys-which-protects-nothing'),
  // The embedded database, whatever this shell points at.
  DATABASE_URL: '',
};

/** The installation that the journeys visit: where it is, and the environment that it and its commands run in. */
export const installation = {
  address: `http://127.0.0.1:${env.PORT}`,
  env,
  /** Where its mails go and its orders come from. */
  outside,
  outsidePort,
  /** Chromium's program file; undefined leaves the choice to Playwright. */
  browser: process.env['CHROMIUM_PATH'] || (existsSync(SYSTEM_BROWSER) ? SYSTEM_BROWSER : undefined),
};
