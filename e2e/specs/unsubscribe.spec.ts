import { unsubscribePage } from '@/lib/core/routes';
import { unsubscribeToken } from '@/lib/services/digests/unsubscribe-token';
import { expect, test } from '../fixtures/journey';
import { installation } from '../installation';

test.use({ who: 'petra' });

test('one click stops the digest without signing in, another has it back', async ({
  another,
  browser,
  page,
  person,
  quiet,
}) => {
  const me = await (await page.request.get('/api/me/')).json();
  const context = await browser.newContext();
  const visitor = await context.newPage();
  quiet.watch(visitor);
  await visitor.goto(new URL(unsubscribePage(unsubscribeToken(me.uuid)), installation.address).href);
  await visitor.getByRole('button', { name: 'Unsubscribe' }).click();
  await expect(visitor.getByRole('heading', { name: 'You’re unsubscribed' })).toBeVisible();

  await person.preferences.open();
  await expect(person.preferences.choice('Daily digest of pending actions')).toContainText('Off');

  await visitor.getByRole('button', { name: 'Resubscribe' }).click();
  await expect(visitor.getByRole('heading', { name: 'Unsubscribe from the daily digest?' })).toBeVisible();
  await context.close();
  const again = await another('petra');
  await again.preferences.open();
  await expect(again.preferences.choice('Daily digest of pending actions')).toContainText('Daily digest');
});

test.describe('staff', () => {
  test.use({ who: 'astrid' });

  test('stops the digest of notices by its own link, and is told what is mailed all the same', async ({
    person: { page },
  }) => {
    const me = await (await page.request.get('/api/me/')).json();
    await page.goto(unsubscribePage(unsubscribeToken(me.uuid, 'notices')));
    await expect(page.getByText('Critical ones are still emailed')).toBeVisible();
    await page.getByRole('button', { name: 'Unsubscribe' }).click();
    await expect(page.getByRole('heading', { name: 'You’re unsubscribed' })).toBeVisible();
    await page.getByRole('button', { name: 'Resubscribe' }).click();
    await expect(page.getByRole('heading', { name: 'Unsubscribe from the daily digest?' })).toBeVisible();
  });
});

test('a link that nobody signed changes nothing and says so', async ({ page }) => {
  await page.goto(unsubscribePage('made-up'));
  await expect(page.getByRole('heading', { name: 'This link doesn’t work' })).toBeVisible();
});
