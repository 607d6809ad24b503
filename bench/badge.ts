import { chromium, type Page } from '@playwright/test';
import { atMost, type Figure } from '@/bench/figure';
import { buildForBenchmarks, serveApp } from '@/bench/serve-app';
import { env } from '@/lib/core/env';
import { historyPage } from '@/lib/core/routes';
import { database, sql } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { makeUser } from '@/lib/testing/make';
import { sessionCookieOf } from '@/lib/testing/session-cookie-of';
import { findBrowser } from '@/scripts/testing/find-browser';

const NOTICES = 100;
const BETWEEN_MS = 150;
const LONGEST_MS = 5_000;

/** Runs in the page, so it is a text: compiled code would bring helpers along that the page does not have. */
const WATCH = `
  globalThis.seenCounts = {};
  const look = () => {
    const label = document.querySelector('button[aria-label^="Notifications, "]')?.getAttribute('aria-label') ?? '';
    const count = /(\\d+) unread/.exec(label)?.[1];
    if (count !== undefined) globalThis.seenCounts[count] ??= Date.now();
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
  look();`;

/** How soon after a commit the bell of a real browser shows it. */
export async function benchBadge(): Promise<Figure[]> {
  buildForBenchmarks();
  const app = await serveApp({ AUTH_SECRET: env.AUTH_SECRET ?? '' });
  const executablePath = findBrowser();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext();
    const [name = '', value = ''] = (await sessionCookieOf(await makeUser({ is_staff: true }))).split('=', 2);
    await context.addCookies([{ name, value, url: app.origin }]);
    const page = await context.newPage();
    await page.goto(`${app.origin}${historyPage}`);
    await watchBell(page);
    await untilListening(page);
    const delays = await playNotices(page);
    return [
      atMost(
        'commit → badge of a real browser, 95 of 100',
        delays[Math.floor(NOTICES * 0.95)] ?? Number.NaN,
        300,
        'ms',
      ),
    ];
  } finally {
    await browser.close();
    await app.stop();
  }
}

/** Notes in the page when the bell's label first says each count. */
async function watchBell(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Notifications, / }).waitFor();
  await page.evaluate(WATCH);
}

function seenAt(page: Page, count: number): Promise<number | null> {
  return page.evaluate(`globalThis.seenCounts[${count}] ?? null`);
}

/** The stream opens when the page is at rest: told again and again, it hears the first. */
async function untilListening(page: Page): Promise<void> {
  await database().$executeRaw(sql`DELETE FROM admin_notification`);
  await notify(0);
  for (let waited = 0; waited < 100; waited++) {
    if ((await seenAt(page, 1)) !== null) return;
    await page.waitForTimeout(100);
  }
  throw new Error('The page hears nothing.');
}

async function playNotices(page: Page): Promise<number[]> {
  const delays: number[] = [];
  for (let at = 1; at <= NOTICES; at++) {
    await notify(at);
    const committedAt = Date.now();
    await page.waitForTimeout(BETWEEN_MS);
    let seen = await seenAt(page, at + 1);
    while (seen === null && Date.now() - committedAt < LONGEST_MS) seen = await seenAt(page, at + 1);
    delays.push(Math.max(0, (seen ?? committedAt + LONGEST_MS) - committedAt));
  }
  return delays.sort((a, b) => a - b);
}

function notify(at: number) {
  const notice = { type: 'store_issue', priority: 'normal' as const, title: `Notice ${at}`, message: '' };
  const ctx = createContext({ kind: 'system', name: 'bench', via: 'job' });
  return createNotification(ctx, { ...notice, action_required: false, action_url: null, notification_metadata: {} });
}
