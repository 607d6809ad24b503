import { dataFolderOf } from '@/scripts/database';
import { Problem } from '@/scripts/database/problem';

export type Env = Readonly<Record<string, string | undefined>>;

/** How this installation was asked to run. */
export type Settings = {
  host: string;
  port: number;
  dataFolder: string;
  databaseUrl: string | undefined;
  /** Whether anybody may sign in as a demo person with one click. */
  isDemo: boolean;
  isProduction: boolean;
};

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 3000;
const LAST_PORT = 65_535;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether only this computer can reach a host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

/** The address to show and to ask, for a host that may mean "all addresses". */
export function addressOf({ host, port }: Pick<Settings, 'host' | 'port'>): string {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
}

function portOf(text: string | undefined): number {
  if (!text) return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port <= LAST_PORT) return port;
  throw new Problem(`PORT is "${text}": give a whole number from 1 to ${LAST_PORT}.`);
}

function isDemoAsked(env: Env, isPrivate: boolean): boolean {
  const given = env['HEED_DEMO'];
  if (!given) return isPrivate;
  if (given === '0' || given === '1') return given === '1';
  throw new Problem(`HEED_DEMO is "${given}": give 1 for demo sign-in, 0 for none.`);
}

function databaseHost(databaseUrl: string): string {
  return URL.canParse(databaseUrl) ? new URL(databaseUrl).hostname : databaseUrl;
}

function refuseOpenDemo(settings: Settings): void {
  const { databaseUrl, isDemo, isProduction } = settings;
  if (!isDemo || !isProduction || databaseUrl === undefined) return;
  if (isLoopback(settings.host) && isLoopback(databaseHost(databaseUrl))) return;
  throw new Problem('HEED_DEMO=1 lets anybody sign in, so it is refused for a production database: unset HEED_DEMO.');
}

function refuseFalseClock(settings: Settings, clock: string | undefined): void {
  if (!clock) return;
  if (!INSTANT.test(clock) || Number.isNaN(Date.parse(clock))) {
    throw new Problem(`HEED_CLOCK is "${clock}": give an instant such as 2026-03-01T09:00:00Z.`);
  }
  if (settings.databaseUrl === undefined || settings.isDemo) return;
  throw new Problem('HEED_CLOCK sets a false time, so it is refused with DATABASE_URL unless HEED_DEMO=1: unset it.');
}

/** Reads the settings from the environment, or throws `Problem` naming the variable that is wrong. */
export function readSettings(env: Env, root: string, isProduction: boolean): Settings {
  const host = env['HOST'] || DEFAULT_HOST;
  const databaseUrl = env['DATABASE_URL'] || undefined;
  const settings = {
    host,
    port: portOf(env['PORT']),
    dataFolder: dataFolderOf(root, env),
    databaseUrl,
    isDemo: isDemoAsked(env, databaseUrl === undefined && isLoopback(host)),
    isProduction,
  };
  refuseOpenDemo(settings);
  refuseFalseClock(settings, env['HEED_CLOCK']);
  return settings;
}
