import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { actionsPage } from '@/lib/core/routes';
import { ask } from '../fixtures/ask';
import { expect, test } from '../fixtures/journey';
import { installation } from '../installation';

/** The process id of the embedded database, whose files may be in a folder that only its note names. */
async function databaseProcess(): Promise<number> {
  const { HEED_DATA: folder } = installation.env;
  const elsewhere = await readFile(path.join(folder, 'postgres-folder'), 'utf8').catch(() => folder);
  const [pid] = (await readFile(path.join(elsewhere, 'postgres/postmaster.pid'), 'utf8')).split('\n');
  return Number(pid);
}

test('a killed database comes back by itself, and people go on where they were', async ({ page, person, quiet }) => {
  quiet.expectErrorStatus(503);
  await person.signIn.asDemoPerson('Mia Tanaka');
  const before = await databaseProcess();
  process.kill(before, 'SIGKILL');
  // Its note is gone for a moment; the one that is there then is of another process.
  await expect.poll(() => databaseProcess().catch(() => before), { timeout: 30_000 }).not.toBe(before);
  await expect.poll(async () => (await ask('/api/ready/')).status, { timeout: 30_000 }).toBe(200);
  await expect.poll(async () => (await page.goto(actionsPage))?.status(), { timeout: 30_000 }).toBe(200);
  await expect(person.actions.heading).toBeVisible();
});
