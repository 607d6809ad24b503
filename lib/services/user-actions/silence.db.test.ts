import { beforeEach, describe, expect, test } from 'vitest';
import type { SilenceRequest } from '@/lib/contracts/actions/actions';
import { database } from '@/lib/db/client';
import { bulkSilenceUserActions } from '@/lib/services/user-actions/bulk-silence-user-actions';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { readUserAction } from '@/lib/services/user-actions/read-user-action';
import { silenceUserAction } from '@/lib/services/user-actions/silence-user-action';
import { summariseUserActions } from '@/lib/services/user-actions/summarise-user-actions';
import { undoBulkSilence } from '@/lib/services/user-actions/undo-bulk-silence';
import { unsilenceUserAction } from '@/lib/services/user-actions/unsilence-user-action';
import { actionsOf, dayFromNow, makeSampleMarketplace, refreshAll } from '@/lib/testing/make-sample-marketplace';
import { testContext, testNow } from '@/lib/testing/test-context';

const page = { page: 1, page_size: 50 };
const daysLater = (days: number) => new Date(testNow.getTime() + days * 86_400_000);

let sample: Awaited<ReturnType<typeof makeSampleMarketplace>>;
let resource: Awaited<ReturnType<typeof sample.resourceEnding>>;
let uuid: string;

/** One medium action, due in seven days. */
beforeEach(async () => {
  sample = await makeSampleMarketplace();
  resource = await sample.resourceEnding(7);
  await refreshAll();
  const [action] = await actionsOf(sample.manager.id, resource.id);
  uuid = action?.id ?? '';
});

const mine = (now = testNow) => testContext(sample.manager, now);
const silence = (request: SilenceRequest, now = testNow) => silenceUserAction(mine(now), { uuid, ...request });
const isListed = async (now = testNow) => (await listUserActions(mine(now), page)).total === 1;
const endsOn = (days: number) =>
  database().resource.update({ where: { id: resource.id }, data: { end_date: dayFromNow(days) } });

describe('a silence', () => {
  test('of some days hides the action and ends by the clock, with no job having run', async () => {
    expect(await silence({ duration_days: 2 })).toEqual({ status: 'silenced', duration_days: 2 });
    expect(await isListed()).toBe(false);
    expect(await isListed(daysLater(1.99))).toBe(false);
    expect(await isListed(daysLater(2))).toBe(true);
    const shown = await readUserAction(mine(), { uuid, include_silenced: true });
    expect(shown).toMatchObject({ is_silenced: false, is_temporarily_silenced: true, is_effectively_silenced: true });
    expect(shown.silence).toMatchObject({ mode: 'until_date', by: sample.manager.full_name });
  });

  test('without an end is for good, and replaces one with an end', async () => {
    await silence({ duration_days: 2 });
    expect(await silence({})).toEqual({ status: 'silenced', duration_days: null });
    expect(await isListed(daysLater(300))).toBe(false);
    const shown = await readUserAction(mine(), { uuid, include_silenced: true });
    expect(shown).toMatchObject({ is_silenced: true, silenced_until: null, is_temporarily_silenced: false });
  });

  test('done twice keeps one silence; taken back twice is no error', async () => {
    await silence({ duration_days: 2 });
    await silence({ duration_days: 2 });
    expect(await unsilenceUserAction(mine(), { uuid })).toEqual({ status: 'unsilenced' });
    expect(await unsilenceUserAction(mine(), { uuid })).toEqual({ status: 'unsilenced' });
    expect(await isListed()).toBe(true);
    const audited = await database().auditEntry.count({
      where: { subject_id: uuid, operation: 'user_actions_unsilence' },
    });
    expect(audited).toBe(1);
  });

  test('survives refreshes, and the action being resolved and reopened', async () => {
    await silence({});
    await endsOn(300);
    await refreshAll();
    await endsOn(6);
    await refreshAll();
    expect(await actionsOf(sample.manager.id, resource.id)).toMatchObject([{ episode: 2, is_silenced: true }]);
    expect(await isListed()).toBe(false);
  });

  test('until it changes ends in the refresh that sees the due date change', async () => {
    await silence({ mode: 'until_changed' });
    await refreshAll();
    expect(await isListed()).toBe(false);
    await endsOn(8);
    await refreshAll();
    expect(await isListed()).toBe(true);
  });

  test('until it gets worse holds while the urgency falls and ends when it rises', async () => {
    await silence({ mode: 'until_worse' });
    await endsOn(20);
    await refreshAll();
    expect(await isListed()).toBe(false);
    await endsOn(1);
    await refreshAll();
    expect(await isListed()).toBe(true);
    expect(await actionsOf(sample.manager.id, resource.id)).toMatchObject([{ silence_mode: null, is_silenced: false }]);
  });

  test('until it is due follows the due date when that moves', async () => {
    await silence({ mode: 'until_due' });
    await endsOn(9);
    await refreshAll();
    expect(await isListed(daysLater(8))).toBe(false);
    expect(await isListed(daysLater(9.9))).toBe(true);
  });

  test('until it is due is refused once it is overdue', async () => {
    await expect(silence({ mode: 'until_due' }, daysLater(10))).rejects.toMatchObject({ code: 'rule_broken' });
  });

  test.each<[string, SilenceRequest]>([
    ['until', { until: testNow.toISOString() }],
    ['until', { until: daysLater(3).toISOString(), duration_days: 3 }],
    ['until', { mode: 'until_date' }],
    ['mode', { mode: 'forever', duration_days: 3 }],
    ['mode', { mode: 'until_due', until: daysLater(3).toISOString() }],
  ])('that contradicts itself is refused, naming %s', async (field, request) => {
    const expected = { code: 'validation_failed', facts: { fields: { [field]: expect.anything() } } };
    await expect(silence(request)).rejects.toMatchObject(expected);
    expect(await isListed()).toBe(true);
  });

  test('beyond the due date of a high action needs a reason, but in the short form of older clients', async () => {
    await endsOn(1);
    await refreshAll();
    await expect(silence({ mode: 'forever' })).rejects.toMatchObject({ code: 'rule_broken' });
    await expect(silence({ until: daysLater(5).toISOString() })).rejects.toMatchObject({ code: 'rule_broken' });
    await silence({ until: daysLater(0.5).toISOString() });
    await silence({ until: daysLater(5).toISOString(), reason: 'The owner knows.' });
    await silence({ duration_days: 30 });
  });

  test('of somebody else’s action does not exist', async () => {
    const stranger = (await makeSampleMarketplace()).manager;
    const attempt = silenceUserAction(testContext(stranger), { uuid, duration_days: 1 });
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a bulk silence', () => {
  beforeEach(async () => {
    await Promise.all([1, 1, 20].map((days) => sample.resourceEnding(days)));
    await sample.orderWaiting(3);
    await refreshAll();
  });

  const total = async (filters = {}) => (await summariseUserActions(mine(), filters)).total;

  test('takes what the filters match, counts only what was not silenced, and is undone exactly', async () => {
    await silence({ duration_days: 1 });
    expect(await total()).toBe(4);
    const done = await bulkSilenceUserActions(mine(), { action_type: 'expiring_resource', duration_days: 14 });
    expect(done).toMatchObject({ status: 'bulk_silenced', count: 3, duration_days: 14 });
    expect(await total()).toBe(1);
    const undo_token = done.undo_token ?? '';
    expect(await undoBulkSilence(testContext(sample.owner), { undo_token })).toEqual({
      status: 'unsilenced',
      count: 0,
    });
    expect(await undoBulkSilence(mine(), { undo_token })).toEqual({ status: 'unsilenced', count: 3 });
    expect(await undoBulkSilence(mine(), { undo_token })).toEqual({ status: 'unsilenced', count: 0 });
    expect(await total()).toBe(4);
  });

  test('leaves alone what was silenced anew before the undo', async () => {
    const { undo_token } = await bulkSilenceUserActions(mine(), { duration_days: 14 });
    await silence({ duration_days: 3 });
    await undoBulkSilence(mine(), { undo_token: undo_token ?? '' });
    expect(await total()).toBe(4);
  });

  test('can count first without changing anything', async () => {
    const counted = await bulkSilenceUserActions(mine(), { urgency: 'high', duration_days: 14, dry_run: true });
    expect(counted).toEqual({ status: 'bulk_silenced', count: 2, duration_days: 14, undo_token: null });
    expect(await total()).toBe(5);
  });

  test('can name its actions, and reaches nobody else’s', async () => {
    const [theirs] = await actionsOf(sample.owner.id);
    const uuids = [uuid, theirs?.id ?? ''];
    expect(await bulkSilenceUserActions(mine(), { uuids, duration_days: 1 })).toMatchObject({ count: 1 });
    expect((await actionsOf(sample.owner.id)).every(({ silence_mode }) => silence_mode === null)).toBe(true);
  });

  test('of high actions beyond their due date asks for a reason when it can be given one', async () => {
    await expect(bulkSilenceUserActions(mine(), { mode: 'forever' })).rejects.toMatchObject({ code: 'rule_broken' });
    expect(await bulkSilenceUserActions(mine(), { mode: 'forever', reason: 'Cleaning up' })).toMatchObject({
      count: 5,
    });
  });

  test('run many times at once silences each action once', async () => {
    const runs = await Promise.all(
      Array.from({ length: 10 }, () => bulkSilenceUserActions(mine(), { duration_days: 7 })),
    );
    expect(runs.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  });
});
