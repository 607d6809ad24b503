// node shots.mjs "Name" path... ; PORT env; variants wl wd pl pd via V env
import { chromium } from 'playwright-core';
import { existsSync, mkdirSync } from 'node:fs';
const [, , name, ...paths] = process.argv;
const port = process.env.PORT ?? '4100';
const out = process.env.OUT ?? '/srv/heed/pics';
mkdirSync(out, { recursive: true });
const executablePath = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/lib/chromium/chromium-headless-shell'].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const variants = { wl: [1280, 'light'], wd: [1280, 'dark'], pl: [390, 'light'], pd: [390, 'dark'] };
for (const v of (process.env.V ?? 'wl,pd').split(',')) {
  const [width, colorScheme] = variants[v];
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, baseURL: `http://127.0.0.1:${port}` });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name }).click();
  await page.waitForURL((u) => !u.pathname.startsWith('/sign-in'));
  for (const p of paths) {
    await page.goto(p);
    await page.waitForLoadState('networkidle').catch(() => {});
    await page.waitForTimeout(500);
    const file = `${out}/${name.split(' ')[0]}${p.replace(/[^a-z0-9]+/gi, '_').slice(0, 50)}_${v}.png`;
    await page.screenshot({ path: file, fullPage: true });
    console.log(file);
  }
  await context.close();
}
await browser.close();
