import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { clearEndedSilences } from '@/lib/services/clean-up/clear-ended-silences';
import { cancelOrder } from '@/lib/services/orders/cancel-order';
import { bulkSilenceUserActions } from '@/lib/services/user-actions/bulk-silence-user-actions';
import { executeUserAction } from '@/lib/services/user-actions/execute-user-action';
import { readUserActionHistory } from '@/lib/services/user-actions/read-user-action-history';
import { silenceUserAction } from '@/lib/services/user-actions/silence-user-action';
import { undoBulkSilence } from '@/lib/services/user-actions/undo-bulk-silence';
import { unsilenceUserAction } from '@/lib/services/user-actions/unsilence-user-action';
import { actionsOf, makeSampleMarketplace, refreshAll } from '@/lib/testing/make-sample-marketplace';
import { testContext, testNow } from '@/lib/testing/test-context';

let sample: Awaited<ReturnType<typeof makeSampleMarketplace>>;
let order: Awaited<ReturnType<typeof sample.orderWaiting>>;
let uuid: string;

/** One action of the manager, about an order. */
beforeEach(async () => {
  sample = await makeSampleMarketplace();
  order = await sample.orderWaiting(3);
  await refreshAll();
  const [action] = await actionsOf(sample.manager.id, order.id);
  uuid = action?.id ?? '';
});

const at = (minutes: number) => testContext(sample.manager, new Date(testNow.getTime() + minutes * 60_000));
const history = async (minutes = 1000) => readUserActionHistory(at(minutes), { uuid });
const kindsOfHistory = async (minutes = 1000) => (await history(minutes)).map(({ what }) => what);

describe('the history of an action', () => {
  test('tells what happened, newest first', async () => {
    await database().customer.update({ where: { id: sample.customer.id }, data: { archived: true } });
    await executeUserAction(at(1), { uuid, action_key: 'approve_order' }).catch(() => undefined);
    await cancelOrder(at(2), { uuid: order.id });
    expect(await kindsOfHistory()).toEqual(['resolved', 'failed', 'opened']);
  });

  test.each([
    ['not_allowed', 'refused'],
    ['not_found', 'refused'],
    ['moved_on', 'failed'],
    ['unexpected', 'failed'],
  ])('calls an attempt that ended with %s %s', async (error_code, word) => {
    await executeUserAction(at(1), { uuid, action_key: 'approve_order' });
    await database().userActionExecution.updateMany({
      where: { action_id: uuid },
      data: { success: false, error_code },
    });
    expect(await kindsOfHistory()).toContain(word);
  });

  test('keeps the order of what shares its instant', async () => {
    await executeUserAction(at(0), { uuid, action_key: 'approve_order' });
    expect(await kindsOfHistory()).toEqual(['resolved', 'executed', 'opened']);
  });

  test('has a bulk silence and its undo, also after a silence of its own has replaced it', async () => {
    const { undo_token } = await bulkSilenceUserActions(at(1), { duration_days: 9, reason: 'Holiday' });
    expect(await history(2)).toMatchObject([
      { what: 'silenced', by: sample.manager.full_name, detail: 'until date, Holiday' },
      { what: 'opened' },
    ]);
    await undoBulkSilence(at(3), { undo_token: undo_token ?? '' });
    expect(await kindsOfHistory()).toEqual(['unsilenced', 'silenced', 'opened']);
    await silenceUserAction(at(4), { uuid });
    expect(await kindsOfHistory()).toEqual(['silenced', 'unsilenced', 'silenced', 'opened']);
  });

  test('has no undo of a bulk silence that it had been unsnoozed from before', async () => {
    await sample.orderWaiting(4);
    await refreshAll();
    const { undo_token } = await bulkSilenceUserActions(at(1), { mode: 'forever', reason: 'Holiday' });
    await unsilenceUserAction(at(2), { uuid });
    expect(await undoBulkSilence(at(3), { undo_token: undo_token ?? '' })).toMatchObject({ count: 1 });
    expect(await kindsOfHistory()).toEqual(['unsilenced', 'silenced', 'opened']);
  });

  test('says when the clock ended a silence, also once that is forgotten', async () => {
    await silenceUserAction(at(1), { uuid, duration_days: 1 });
    const end = 1 + 24 * 60;
    expect(await kindsOfHistory(end - 1)).toEqual(['silenced', 'opened']);
    const ended = { at: at(end).now.toISOString(), what: 'unsilenced', by: null, detail: 'expired' };
    await clearEndedSilences(at(end));
    const [last] = await history(end);
    expect({ ...last, at: new Date(last?.at ?? 0).toISOString() }).toEqual(ended);
    await silenceUserAction(at(end + 5), { uuid });
    expect(await kindsOfHistory(end + 9)).toEqual(['silenced', 'unsilenced', 'silenced', 'opened']);
  });

  test('has no end of a silence that was replaced before', async () => {
    await silenceUserAction(at(1), { uuid, duration_days: 1 });
    await silenceUserAction(at(2), { uuid });
    expect(await kindsOfHistory(9999)).toEqual(['silenced', 'silenced', 'opened']);
  });

  test('says that a change or a worsening ended a silence, once, and that nobody did', async () => {
    const older = (hours: number) =>
      database().order.update({
        where: { id: order.id },
        data: { created: new Date(testNow.getTime() - hours * 3_600_000) },
      });
    await silenceUserAction(at(1), { uuid, mode: 'until_changed' });
    await refreshAll(at(2).now);
    expect(await kindsOfHistory()).toEqual(['silenced', 'opened']);
    await older(24 * 4);
    for (const minute of [3, 4]) await refreshAll(at(minute).now);
    expect(await history()).toMatchObject([
      { what: 'unsilenced', by: null, detail: 'it changed' },
      { what: 'silenced', by: sample.manager.full_name },
      { what: 'opened' },
    ]);
    await silenceUserAction(at(5), { uuid, mode: 'until_worse' });
    await older(24 * 6);
    await refreshAll(at(6).now);
    expect((await history())[0]).toMatchObject({ what: 'unsilenced', by: null, detail: 'it got worse' });
  });

  test('counts the episodes, and knows when the first began', async () => {
    await database().order.update({ where: { id: order.id }, data: { state: 'CANCELED' } });
    await refreshAll(at(1).now);
    await database().order.update({ where: { id: order.id }, data: { state: 'PENDING_CONSUMER' } });
    await refreshAll(at(2).now);
    expect(await history()).toMatchObject([
      { what: 'opened', detail: 'for the 2nd time' },
      { what: 'opened', detail: '' },
    ]);
  });
});
