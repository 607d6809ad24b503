import { beforeEach, expect, test } from 'vitest';
import { listAlertsOperation } from '@/lib/contracts/alerts/alerts';
import { database } from '@/lib/db/client';
import { listAlerts } from '@/lib/services/alerts/list-alerts';
import { readAlertStatistics } from '@/lib/services/alerts/read-alert-statistics';
import { makeUser } from '@/lib/testing/make';
import { makeAlert } from '@/lib/testing/make-alert';
import { testContext } from '@/lib/testing/test-context';

beforeEach(() => database().platformAlert.deleteMany());

/** The titles that somebody in a zone finds resolved today, and how many the card counts. */
async function resolvedToday(time_zone: string, now: Date) {
  const ctx = testContext(await makeUser({ is_staff: true, time_zone }), now);
  const { json } = await listAlerts(ctx, listAlertsOperation.query.parse({ resolved_today: 'true' }));
  const titles = JSON.parse(json).map(({ title }: { title: string }) => title);
  expect((await readAlertStatistics(ctx)).resolved_today).toBe(titles.length);
  return titles.toSorted();
}

test('what was resolved today is by the calendar of who asks', async () => {
  for (const resolved_at of ['2026-10-24T21:59:59.999Z', '2026-10-24T22:00:00Z', '2026-10-25T08:00:00Z']) {
    await makeAlert({ title: resolved_at, is_resolved: true, resolved_at: new Date(resolved_at) });
  }
  await makeAlert({ title: 'open' });
  const now = new Date('2026-10-25T22:30:00Z');
  expect(await resolvedToday('Europe/Berlin', now)).toEqual(['2026-10-24T22:00:00Z', '2026-10-25T08:00:00Z']);
  expect(await resolvedToday('UTC', now)).toEqual(['2026-10-25T08:00:00Z']);
  expect(await resolvedToday('Pacific/Auckland', now)).toEqual([]);
});
