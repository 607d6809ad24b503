import { expect, test } from 'vitest';
import type { Touch } from '@/lib/core/topics';
import { settleReminders } from '@/lib/services/ledger/settle-reminders';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { makeReminder } from '@/lib/testing/make-reminder';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

test('browsers are told when reminders were settled, and not when none were', async () => {
  const { id: recipient_id } = await makeUser();
  const { outbox_message_id } = await makeDelivery({
    user_id: recipient_id,
    recipient: uniqueName('x'),
    state: 'sent',
    sent_at: testNow,
  });
  await makeReminder({ recipient_id, outbox_message_id });
  const touched: Touch[] = [];
  const tx = { ...testContext(systemActor), touch: (touch: Touch) => void touched.push(touch) };
  expect([await settleReminders(tx), touched]).toEqual([1, [{ topic: 'reminders' }]]);
  expect([await settleReminders(tx), touched.length]).toEqual([0, 1]);
});
