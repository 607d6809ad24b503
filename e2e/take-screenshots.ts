import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContextOptions, chromium, devices } from '@playwright/test';
import { Person } from './fixtures/person';
import { installation } from './installation';

type Picture = { file: string; who: string; room: BrowserContextOptions; show: (person: Person) => Promise<void> };

const READY_WITHIN_MS = 240_000;
const PAUSE_MS = 250;
const SETTLED_MS = 600;

const root = path.dirname(import.meta.dirname);
const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 820 } };
const phone: BrowserContextOptions = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } };

const pictures: readonly Picture[] = [
  { file: 'actions.png', who: 'Max Okafor', room: desktop, show: showActions },
  { file: 'actions-dark.png', who: 'Max Okafor', room: { ...desktop, colorScheme: 'dark' }, show: showActions },
  { file: 'phone.png', who: 'Max Okafor', room: { ...phone, deviceScaleFactor: 2 }, show: showActions },
  { file: 'drawer.png', who: 'Max Okafor', room: desktop, show: showDetails },
  { file: 'providers.png', who: 'Astrid Lund', room: desktop, show: ({ providers }) => providers.open() },
  { file: 'notifications.png', who: 'Astrid Lund', room: desktop, show: ({ notifications }) => notifications.open() },
  { file: 'alert.png', who: 'Astrid Lund', room: desktop, show: showAlert },
];

async function showActions({ actions }: Person): Promise<void> {
  await actions.open();
  await actions.rows.first().waitFor();
}

async function showDetails({ actions }: Person): Promise<void> {
  await actions.open();
  await actions.openDetails('era5-mirror');
  await actions.drawer.getByText('Opened').waitFor();
}

async function showAlert({ notifications }: Person): Promise<void> {
  await notifications.open();
  await notifications.showAlerts();
  await notifications.alert('archive database').getByRole('button').first().click();
  await notifications.details.getByText('Occurrences').first().waitFor();
}

async function take(browser: Browser, { file, room, show, who }: Picture): Promise<void> {
  const context = await browser.newContext({ ...room, baseURL: installation.address, reducedMotion: 'reduce' });
  const person = new Person(await context.newPage());
  await person.signIn.asDemoPerson(who);
  await show(person);
  // Fonts and images have arrived; a moment more for what fades in.
  await person.page.waitForLoadState('networkidle');
  await sleep(SETTLED_MS);
  await person.page.screenshot({ path: path.join(root, 'docs/images', file) });
  await context.close();
}

async function becomeReady(): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  const isReady = () =>
    fetch(`${installation.address}/api/ready/`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) {
    if (performance.now() > deadline) throw new Error('The installation does not become ready.');
    await sleep(PAUSE_MS);
  }
}

/** Takes the pictures of the README on a new demo installation: `tsx e2e/take-screenshots.ts`. */
async function takeScreenshots(): Promise<void> {
  // Nothing is fetched and nothing mailed: the demo data plays what that looks like.
  const env = { ...process.env, ...installation.env, HEED_ORDER_SOURCE_URL: '', RESEND_API_KEY: '' };
  const server = spawn('node', ['scripts/start.mjs'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(server, 'exit');
  try {
    await becomeReady();
    const { browser: executablePath } = installation;
    const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
    for (const picture of pictures) await take(browser, picture);
    await browser.close();
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

await takeScreenshots();
