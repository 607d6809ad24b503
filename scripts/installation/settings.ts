import { dataFolderOf } from '@/scripts/database';
import { Problem } from '@/scripts/database/problem';

export type Env = Readonly<Record<string, string | undefined>>;

/** Demo sign-in with one click: off, on for this computer, or for everyone who can reach it. */
export type DemoMode = '0' | '1' | 'public';

/** How this installation was asked to run. */
export type Settings = {
  host: string;
  port: number;
  dataFolder: string;
  databaseUrl: string | undefined;
  /** What HEED_DEMO asks for; undefined leaves it to what the installation is. */
  askedDemo: DemoMode | undefined;
  /** The variable that says others can reach this installation; undefined when only this computer can. */
  reachedBy: string | undefined;
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
  throw new Problem(`PORT is "${text}". Set a whole number from 1 to ${LAST_PORT}.`);
}

function askedDemo({ HEED_DEMO: given }: Env): DemoMode | undefined {
  if (!given) return undefined;
  if (given === '0' || given === '1' || given === 'public') return given;
  throw new Problem(
    `HEED_DEMO is "${given}". Use 1 for a demo, public for a demo that others can reach, or 0 for none.`,
  );
}

function reachedBy(env: Env, host: string): string | undefined {
  if (!isLoopback(host)) return 'HOST';
  const publicUrl = env['AUTH_URL'] ?? '';
  if (publicUrl !== '' && !(URL.canParse(publicUrl) && isLoopback(new URL(publicUrl).hostname))) return 'AUTH_URL';
  return env['HEED_TRUST_PROXY'] === '1' ? 'HEED_TRUST_PROXY' : undefined;
}

/** Whether this is served as a demo when nothing else is known about the installation: an empty one becomes what this says. */
export function isDemoByDefault({ askedDemo: asked, databaseUrl, reachedBy: reached }: Settings): boolean {
  return asked === undefined ? databaseUrl === undefined && reached === undefined : asked !== '0';
}

function databaseHost(databaseUrl: string): string {
  return URL.canParse(databaseUrl) ? new URL(databaseUrl).hostname : databaseUrl;
}

function validateDemo(settings: Settings): void {
  const { databaseUrl, isProduction, reachedBy: reached } = settings;
  if (settings.askedDemo !== '1') return;
  if (reached !== undefined) {
    throw new Problem(
      `HEED_DEMO=1 is for this computer only, and ${reached} lets others in. Use HEED_DEMO=public, or unset HEED_DEMO.`,
    );
  }
  if (!isProduction || databaseUrl === undefined || isLoopback(databaseHost(databaseUrl))) return;
  throw new Problem(
    'HEED_DEMO=1 lets anyone sign in, so it is not allowed for a production database. Unset HEED_DEMO.',
  );
}

function validateAddress(address: string | undefined): void {
  if (!address || (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol))) return;
  throw new Problem(
    `AUTH_URL is "${address}": use the address that people open, for example https://heed.example.org.`,
  );
}

function validateClock(settings: Settings, clock: string | undefined): void {
  if (!clock) return;
  if (!INSTANT.test(clock) || Number.isNaN(Date.parse(clock))) {
    throw new Problem(`HEED_CLOCK is "${clock}". Set a date and time, for example 2026-03-01T09:00:00Z.`);
  }
  if (settings.databaseUrl === undefined || isDemoByDefault(settings)) return;
  throw new Problem(
    'HEED_CLOCK sets a false time, so it is not allowed with DATABASE_URL unless HEED_DEMO=1. Unset it.',
  );
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
    askedDemo: askedDemo(env),
    reachedBy: reachedBy(env, host),
    isProduction,
  };
  validateAddress(env['AUTH_URL']);
  validateDemo(settings);
  validateClock(settings, env['HEED_CLOCK']);
  return settings;
}
