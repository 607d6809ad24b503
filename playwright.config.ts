import { defineConfig, devices } from '@playwright/test';
import { installation, installationOf, WORKERS } from './e2e/installation';

const isCI = (process.env['CI'] ?? '') !== '';

/** Journeys through real installations: started as people start them, with the demo data and a clock of their own. */
export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results',
  // One browser at a time in each installation: some journeys change what holds for everybody.
  workers: WORKERS,
  forbidOnly: isCI,
  retries: 0,
  // They end what hangs; a busy machine is allowed to be slow.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: installation.address,
    viewport: { width: 1280, height: 900 },
    // Pictures and copies of the page at every step would slow every journey down.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(installation.browser !== undefined && { executablePath: installation.browser }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop', testIgnore: '**/phone.spec.ts' },
    {
      name: 'phone',
      // What is done on a phone as well as at a desk; `expectAccessible` looks at every page at both widths.
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
  webServer: Array.from({ length: WORKERS }, (_, worker) => serversOf(installationOf(worker))).flat(),
});

/** An installation, and what is outside of it. */
function serversOf({ address, env, outside, outsidePort }: ReturnType<typeof installationOf>) {
  return [
    {
      command: 'node --import tsx e2e/outside.ts',
      url: `${outside}/mails`,
      env: { PORT: outsidePort },
      reuseExistingServer: false,
      stdout: 'ignore' as const,
      stderr: 'pipe' as const,
    },
    {
      command: 'node scripts/start.mjs',
      url: `${address}/api/ready/`,
      env,
      timeout: 240_000,
      reuseExistingServer: false,
      gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
      stdout: 'ignore' as const,
      stderr: 'pipe' as const,
    },
  ];
}
