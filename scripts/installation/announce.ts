import type { Environment } from '@/scripts/installation/environment';
import { hasUsers } from '@/scripts/installation/load-demo';
import { isLoopback, type Settings } from '@/scripts/installation/settings';

async function nextStep(env: Environment): Promise<string> {
  if (!(await hasUsers(env.DATABASE_URL))) {
    return 'No one can sign in yet. Create the first admin with: npm run create-admin -- EMAIL';
  }
  return env.HEED_DEMO === '0' ? 'Sign in there.' : 'Choose a demo user there to sign in with one click.';
}

const kinds = {
  '0': 'This is a real installation, without demo sign-in.',
  '1': 'This is a demo installation. For real people and data, start a separate one with HEED_DEMO=0 and HEED_DATA.',
  public: 'This is a public demo. Everyone who can open it can sign in as a demo user, and nothing is sent from it.',
};

/** Tells people that the app is ready, where, what it is, and what to do next. */
export async function announce(settings: Settings, env: Environment): Promise<void> {
  const { host } = settings;
  const lines = [
    `Heed is ready: ${env.HEED_URL}/sign-in`,
    await nextStep(env),
    kinds[env.HEED_DEMO],
    ...(isLoopback(host) || 'AUTH_URL' in env
      ? []
      : [
          `AUTH_URL is not set, so Heed responds only to the addresses of ${host}. Set it to the URL that people open.`,
        ]),
    'Press Ctrl-C to stop.',
  ];
  console.log(`\n${lines.join('\n')}\n`);
}
