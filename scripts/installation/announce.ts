import type { InstallationKind } from '@/scripts/installation/demo-mode';
import type { Environment } from '@/scripts/installation/environment';
import { hasUsers } from '@/scripts/installation/load-demo';
import { type Env, isLoopback, type Settings } from '@/scripts/installation/settings';

async function nextStep(env: Environment): Promise<string> {
  if (!(await hasUsers(env.DATABASE_URL))) {
    return 'No one can sign in yet. Create the first admin with: npm run create-admin -- EMAIL';
  }
  return env.HEED_DEMO === '0' ? 'Sign in there.' : 'Choose a demo user there to sign in with one click.';
}

const demos = {
  '0': 'This is a demo installation, served without demo sign-in.',
  '1': 'This is a demo installation.',
  public: 'This is a public demo: everyone who can open it can sign in as a demo user, and nothing is sent from it.',
};
const FOR_REAL = 'For real people and data, start a separate installation with HEED_DEMO=0 and another HEED_DATA.';

/** What somebody should know before others open the address. */
function warnings({ host }: Settings, env: Env): string[] {
  const [address, trust] = [env['AUTH_URL'], env['HEED_TRUST_PROXY']];
  if (!isLoopback(host) && !address) {
    return [
      `AUTH_URL is not set, so Heed answers only to the addresses of ${host}. Set it to the address that people open.`,
    ];
  }
  if (!isLoopback(host) || !address || trust || isLoopback(new URL(address).hostname)) return [];
  return [
    'HEED_TRUST_PROXY is not set, so everyone who comes through the proxy counts as one address, and failed sign-ins of one person slow all others. Set it to 1 if the proxy sets X-Forwarded-For, else to 0.',
  ];
}

/** Tells people that the app is ready, where, what it is, and what to do next. */
export async function announce(settings: Settings, env: Environment, kind: InstallationKind): Promise<void> {
  const lines = [
    `Heed is ready: ${env.HEED_URL}/sign-in`,
    await nextStep(env),
    kind === 'real' ? 'This is a real installation.' : `${demos[env.HEED_DEMO]} ${FOR_REAL}`,
    ...warnings(settings, env),
    'Press Ctrl-C to stop.',
  ];
  console.log(`\n${lines.join('\n')}\n`);
}
