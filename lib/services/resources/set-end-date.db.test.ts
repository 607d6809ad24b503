import { describe, expect, it } from 'vitest';
import { setEndDate } from '@/lib/services/resources/set-end-date';
import { terminateResource } from '@/lib/services/resources/terminate-resource';
import { dayValue } from '@/lib/testing/make';
import { makeHeldResource } from '@/lib/testing/make-held-resource';

describe('setEndDate', () => {
  it('sets, moves and clears the end date', async () => {
    const { ctx, uuid } = await makeHeldResource({ role: 'CUSTOMER_MANAGER' });
    for (const end_date of ['2027-03-01', '2026-12-31', null]) {
      expect((await setEndDate(ctx, { uuid, end_date })).end_date).toBe(end_date);
    }
  });

  it.each([
    ['UTC', '2026-11-22', '2026-11-21'],
    ['Pacific/Kiritimati', '2026-11-23', '2026-11-22'],
    ['Pacific/Pago_Pago', '2026-11-21', '2026-11-20'],
  ])('takes today but not yesterday in %s', async (time_zone, today, yesterday) => {
    const { ctx, uuid } = await makeHeldResource({ project: { time_zone } });
    expect((await setEndDate(ctx, { uuid, end_date: today })).end_date).toBe(today);
    await expect(setEndDate(ctx, { uuid, end_date: yesterday })).rejects.toMatchObject({
      code: 'validation_failed',
      facts: { fields: { end_date: [`Must be today (${today}) or later.`] } },
    });
  });

  it('asks for a new acceptance when the end date changes, and keeps it when it does not', async () => {
    const { ctx, uuid } = await makeHeldResource({ resource: { end_date: dayValue('2026-12-01') } });
    const { termination_accepted_at } = await terminateResource(ctx, { uuid });
    const same = await setEndDate(ctx, { uuid, end_date: '2026-12-01' });
    expect(same.termination_accepted_at).toBe(termination_accepted_at);
    const moved = await setEndDate(ctx, { uuid, end_date: '2026-12-02' });
    expect(moved.termination_accepted_at).toBeNull();
  });

  it.each(['TERMINATING', 'TERMINATED'])('leaves a resource that is %s', async (state) => {
    const { ctx, uuid } = await makeHeldResource({ resource: { state } });
    await expect(setEndDate(ctx, { uuid, end_date: null })).rejects.toMatchObject({ code: 'moved_on' });
  });

  it('refuses members whose role does not set end dates', async () => {
    const { ctx, uuid } = await makeHeldResource({ role: 'CUSTOMER_SUPPORT' });
    await expect(setEndDate(ctx, { uuid, end_date: null })).rejects.toMatchObject({ code: 'not_allowed' });
  });
});
