import type { Environment } from '@/scripts/installation/environment';
import { hasUsers } from '@/scripts/installation/load-demo';
import { isLoopback, type Settings } from '@/scripts/installation/settings';

async function nextStep(env: Environment): Promise<string> {
  if (!(await hasUsers(env.DATABASE_URL))) {
    return 'Nobody can sign in yet. Make the first admin with: npm run create-admin -- EMAIL';
  }
  return env.HEED_DEMO === '1' ? 'Choose a demo person there to sign in with one click.' : 'Sign in there.';
}

/** Tells people that the app is ready, where, and what to do next. */
export async function announce(settings: Settings, env: Environment): Promise<void> {
  const needsAddress = !isLoopback(settings.host) && !('AUTH_URL' in env) && !('AUTH_TRUST_HOST' in env);
  const lines = [
    `Heed is ready: ${env.HEED_URL}/sign-in`,
    await nextStep(env),
    ...(needsAddress ? ['Set AUTH_URL to the address that people open, otherwise they cannot sign in.'] : []),
    'Stop it with Ctrl-C.',
  ];
  console.log(`\n${lines.join('\n')}\n`);
}
