import { defineConfig, devices } from '@playwright/test';
import { installation } from './e2e/installation';

const isCI = (process.env['CI'] ?? '') !== '';

/** Journeys through a real installation: started as people start it, with the demo data and a clock of its own. */
export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results',
  // One browser at a time: the journeys share one installation, and some change what holds for everybody.
  workers: 1,
  forbidOnly: isCI,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: installation.address,
    viewport: { width: 1280, height: 900 },
    // Pictures at every step would slow every journey down.
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
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
      testMatch: ['**/phone.spec.ts', '**/accessibility.spec.ts'],
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
  webServer: [
    {
      command: 'node --import tsx e2e/outside.ts',
      url: `${installation.outside}/mails`,
      env: { PORT: installation.outsidePort },
      reuseExistingServer: false,
      stdout: 'ignore',
      stderr: 'pipe',
    },
    {
      command: 'node scripts/start.mjs',
      url: `${installation.address}/api/ready/`,
      env: installation.env,
      timeout: 240_000,
      reuseExistingServer: false,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
      stdout: 'ignore',
      stderr: 'pipe',
    },
  ],
});
