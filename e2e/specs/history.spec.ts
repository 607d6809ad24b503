import { expect, test } from '../fixtures/journey';

test.use({ who: 'olga' });

test('history keeps what was refused, with the reason', async ({ page, person: { history } }) => {
  await history.open();
  await history.show('Failed');
  await expect(page).toHaveURL(/success=false/);
  await expect(history.row('Approve order: Compute cluster')).toContainText('Failed');
});

test('a result that never happened says so', async ({ another }) => {
  const { history, page } = await another('astrid');
  await history.open();
  await expect(history.row('Renew resource: sky-plates')).toContainText('Done');
  await history.show('Failed');
  await expect(page.getByRole('heading', { name: 'No matches' })).toBeVisible();
});

test('an entry leads to its action, resolved by now', async ({ another }) => {
  const { actions, history } = await another('astrid');
  await history.open();
  await history.row('Renew resource: sky-plates').getByRole('link').click();
  await expect(actions.drawer).toContainText('Resolved');
});
