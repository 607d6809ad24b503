import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { keepSecret } from '@/scripts/database/keep-secret';
import { addressOf, type Env, isDemoByDefault, type Settings } from '@/scripts/installation/settings';

const SECRET_BYTES = 32;

async function authSecret(settings: Settings, given: string | undefined): Promise<string> {
  if (given) return given;
  await mkdir(settings.dataFolder, { recursive: true });
  return keepSecret(path.join(settings.dataFolder, 'auth-secret'), () =>
    randomBytes(SECRET_BYTES).toString('base64url'),
  );
}

/** Everything that the app and its commands find in their environment. What was given stays as it is. */
export async function environmentFor(settings: Settings, databaseUrl: string, given: Env) {
  return {
    ...given,
    NODE_ENV: settings.isProduction ? ('production' as const) : ('development' as const),
    HOST: settings.host,
    PORT: String(settings.port),
    DATABASE_URL: databaseUrl,
    HEED_DATA: settings.dataFolder,
    HEED_URL: given['HEED_URL'] ?? addressOf(settings),
    HEED_DEMO: settings.askedDemo ?? (isDemoByDefault(settings) ? '1' : '0'),
    AUTH_SECRET: await authSecret(settings, given['AUTH_SECRET']),
    // One start for all processes of this installation, so that their clocks agree.
    ...(given['HEED_CLOCK'] && { HEED_CLOCK_STARTED_AT: given['HEED_CLOCK_STARTED_AT'] ?? String(Date.now()) }),
    // Requests for other hosts never reach the sign-in library.
    AUTH_TRUST_HOST: given['AUTH_TRUST_HOST'] ?? 'true',
    NEXT_TELEMETRY_DISABLED: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
}

export type Environment = Awaited<ReturnType<typeof environmentFor>>;
