import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { accountDeleted } from '@/lib/plugins/notification-kinds/account-deleted';
import { ruleNotice } from '@/lib/plugins/notification-kinds/rule-notice';
import { ruleWarning } from '@/lib/plugins/notification-kinds/rule-warning';
import { deliver } from '@/lib/services/delivery/deliver';
import { notify } from '@/lib/services/messages/notify';
import { makeUser } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

test('nothing is mailed to a service account without an address, whatever kind it is of', async () => {
  const { id } = await makeUser({ email: '', is_service_account: true, is_staff: true });
  await transaction(testContext(), async (tx) => {
    await notify(tx, ruleNotice, { subject: 'Hello', text: 'Hello' }, { to: id });
    await notify(tx, ruleWarning, { mail: 'withdrawn', action: 'Suspend the account' }, { to: id });
    await notify(tx, accountDeleted, { purge_due_on: '2026-12-22' }, { to: id });
  });
  await deliver(testContext());
  const mails = await database().delivery.findMany({ where: { user_id: id, channel: 'email' } });
  const states = [...new Set(mails.map(({ reason, state }) => `${state} ${reason}`))];
  expect(states).toEqual(['suppressed no_address']);
  expect(mails.map(({ recipient }) => recipient).join('')).toBe('');
});
