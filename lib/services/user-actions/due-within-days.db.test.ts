import { describe, expect, test } from 'vitest';
import { listUserActionsOperation, summariseUserActionsOperation } from '@/lib/contracts/actions/actions';
import { database } from '@/lib/db/client';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { summariseUserActions } from '@/lib/services/user-actions/summarise-user-actions';
import { makeActionHolder } from '@/lib/testing/make-action-holder';
import { testContext } from '@/lib/testing/test-context';

type Listed = { title: string; days_until_due: number | null };

/** A person in a zone whose actions are due at these instants, and who asks at another. */
async function holderIn(time_zone: string, due: readonly (string | null)[]) {
  const holder = await makeActionHolder();
  const person = await database().user.update({ where: { id: holder.person.id }, data: { time_zone } });
  for (const at of due) await holder.act({ title: at ?? 'never', due_date: at === null ? null : new Date(at) });
  return async (now: string, due_within_days: string) => {
    const ctx = testContext(person, new Date(now));
    const all = await listed(ctx, {});
    const kept = await listed(ctx, { due_within_days });
    const { total } = await summariseUserActions(ctx, summariseUserActionsOperation.query.parse({ due_within_days }));
    expect(total).toBe(kept.length);
    return { all, kept };
  };
}

async function listed(ctx: ReturnType<typeof testContext>, query: object): Promise<readonly Listed[]> {
  const { json } = await listUserActions(ctx, listUserActionsOperation.query.parse({ ...query, page_size: '300' }));
  return JSON.parse(json);
}

describe('due_within_days', () => {
  const hours = Array.from({ length: 96 }, (_, at) => new Date(Date.UTC(2026, 9, 20, 3 * at)).toISOString());

  test.each([
    { zone: 'UTC', now: '2026-10-22T10:00:00Z' },
    { zone: 'Europe/Helsinki', now: '2026-10-22T21:30:00Z' },
    { zone: 'Pacific/Auckland', now: '2026-10-22T12:00:00Z' },
    { zone: 'America/Los_Angeles', now: '2026-10-23T05:00:00Z' },
  ])(
    'keeps exactly the actions whose days_until_due is at most that in $zone, over a change of the clocks',
    async ({ zone, now }) => {
      const ask = await holderIn(zone, [...hours, null]);
      for (const days of [0, 1, 4, 7, 1.5]) {
        const { all, kept } = await ask(now, String(days));
        const expected = all.filter(({ days_until_due }) => days_until_due !== null && days_until_due <= days);
        expect(kept).toEqual(expected);
        expect(expected.length).toBeGreaterThan(0);
        expect(expected.length).toBeLessThan(hours.length);
      }
    },
  );

  test('keeps an action that says “due in 7 days” although more than 168 hours are left', async () => {
    const ask = await holderIn('Europe/Helsinki', ['2026-11-29T20:00:00Z', '2026-11-29T22:00:00Z']);
    const { kept } = await ask('2026-11-22T10:00:00Z', '7');
    expect(kept).toMatchObject([{ title: '2026-11-29T20:00:00Z', days_until_due: 7 }]);
  });
});
