import { expect, test } from 'vitest';
import type { ProjectState } from '@/lib/contracts/project-life';
import { addDays, dayOf } from '@/lib/core/dates';
import { database, sql } from '@/lib/db/client';
import { isZoneOfDatabase } from '@/lib/db/zones';
import { projectTables } from '@/lib/services/projects/project-shape';
import { dayValue, makeCustomer } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

const HOUR_MS = 3_600_000;

/** The Sundays of 2026 on which clocks change: America, Europe and Africa, Australia and Chile; then back again. */
const clockChanges = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-09-06', '2026-10-04', '2026-10-25', '2026-11-01'];

/** What the rules say of a project that starts the day before, ends on the day, and has one day of grace. */
function stateOn(today: string, endOn: string): ProjectState {
  if (today < addDays(endOn, -1)) return 'creating';
  if (today <= endOn) return 'end_date_set';
  return today === addDays(endOn, 1) ? 'in_grace' : 'expired';
}

async function knownZones(): Promise<string[]> {
  const zones = Intl.supportedValuesOf('timeZone');
  const known = await database().$queryRaw<{ zone: string }[]>(sql`
    SELECT zone FROM unnest(${zones}::text[]) AS zone WHERE ${isZoneOfDatabase(sql`zone`)}`);
  return known.map(({ zone }) => zone);
}

type Seen = { time_zone: string; state: ProjectState };

function statesAt(at: Date, customerId: string): Promise<Seen[]> {
  return database().$queryRaw<Seen[]>(sql`
    SELECT project.time_zone, life.state FROM ${projectTables(at)} WHERE project.customer_id = ${customerId}::uuid`);
}

test.each(clockChanges)('in every zone, start, end and grace begin at its midnight around %s', async (endOn) => {
  const zones = await knownZones();
  expect(zones.length).toBeGreaterThan(400);
  const { id: customer_id } = await makeCustomer();
  const days = { start_date: dayValue(addDays(endOn, -1)), end_date: dayValue(endOn), grace_period_days: 1 };
  const stamps = { created: testNow, modified: testNow };
  await database().project.createMany({
    data: zones.map((time_zone) => ({ name: time_zone, customer_id, time_zone, ...days, ...stamps })),
  });
  const firstMs = Date.parse(`${addDays(endOn, -2)}T00:00:00Z`);
  const faults: string[] = [];
  for (let hour = 0; hour < 5 * 24; hour += 1) {
    const at = new Date(firstMs + hour * HOUR_MS + 1);
    for (const { state, time_zone } of await statesAt(at, customer_id)) {
      const expected = stateOn(dayOf(at, time_zone), endOn);
      if (state !== expected) faults.push(`${time_zone} at ${at.toISOString()}: ${state} instead of ${expected}`);
    }
  }
  expect(faults).toEqual([]);
});
