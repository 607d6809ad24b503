import { expect, test } from 'vitest';
import type { ProjectState } from '@/lib/contracts/projects/life';
import { addDays, dayOf } from '@/lib/core/dates';
import { database, sql } from '@/lib/db/client';
import { projectTables } from '@/lib/services/projects/project-shape';
import { dayValue, makeCustomer } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

const HOUR_MS = 3_600_000;
const HOURS = 5 * 24;

/** The Sundays of 2026 on which clocks change: America, Europe and Africa, Australia and Chile; then back again. */
const clockChanges = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-09-06', '2026-10-04', '2026-10-25', '2026-11-01'];

/** What the rules say of a project that starts the day before, ends on the day, and has one day of grace. */
function stateOn(today: string, endOn: string): ProjectState {
  if (today < addDays(endOn, -1)) return 'creating';
  if (today <= endOn) return 'end_date_set';
  return today === addDays(endOn, 1) ? 'in_grace' : 'expired';
}

const day = { day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** The time of day at an instant, as the runtime knows a zone: "08, 13:30". */
function localTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, ...day }).format(at);
}

/** The zones that the runtime and the database know alike: their releases of the zone data may differ in a few. */
async function knownZones(...instants: Date[]): Promise<string[]> {
  let zones = Intl.supportedValuesOf('timeZone');
  for (const at of instants) {
    const known = await database().$queryRaw<{ zone: string }[]>(sql`
      SELECT zone FROM unnest(${zones}::text[], ${zones.map((zone) => localTime(at, zone))}::text[]) AS given (zone, local)
      JOIN pg_timezone_names ON lower(pg_timezone_names.name) = lower(zone)
      WHERE to_char(${at}::timestamptz AT TIME ZONE name, 'DD, HH24:MI') = local`);
    zones = known.map(({ zone }) => zone);
  }
  return zones;
}

type Seen = { time_zone: string; state: ProjectState };

function statesAt(at: Date, customerId: string): Promise<Seen[]> {
  return database().$queryRaw<Seen[]>(sql`
    SELECT project.time_zone, life.state FROM ${projectTables(at)} WHERE project.customer_id = ${customerId}::uuid`);
}

test.each(clockChanges)('in every zone, start, end and grace begin at its midnight around %s', async (endOn) => {
  const firstMs = Date.parse(`${addDays(endOn, -2)}T00:00:00Z`);
  const zones = await knownZones(new Date(firstMs), new Date(firstMs + HOURS * HOUR_MS));
  expect(zones.length).toBeGreaterThan(400);
  const { id: customer_id } = await makeCustomer();
  const days = { start_date: dayValue(addDays(endOn, -1)), end_date: dayValue(endOn), grace_period_days: 1 };
  const stamps = { created: testNow, modified: testNow };
  await database().project.createMany({
    data: zones.map((time_zone) => ({ name: time_zone, customer_id, time_zone, ...days, ...stamps })),
  });
  const deviations: string[] = [];
  for (let hour = 0; hour < HOURS; hour += 1) {
    const at = new Date(firstMs + hour * HOUR_MS + 1);
    for (const { state, time_zone } of await statesAt(at, customer_id)) {
      const expected = stateOn(dayOf(at, time_zone), endOn);
      if (state !== expected) deviations.push(`${time_zone} at ${at.toISOString()}: ${state} instead of ${expected}`);
    }
  }
  expect(deviations).toEqual([]);
});
