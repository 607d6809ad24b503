import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { database, join, sql } from '@/lib/db/client';
import { duration } from '@/lib/plugins/rules/filters/duration';

type Unit = 'days' | 'months' | 'years';
type Span = { value: number; unit: Unit };

const HOUR_MS = 3_600_000;
const zones = ['Europe/Tallinn', 'America/New_York', 'Australia/Lord_Howe'];
const spans: Span[] = [
  { value: 1, unit: 'days' },
  { value: 1, unit: 'months' },
  { value: 1, unit: 'years' },
];

/** A second calculation, instant by instant: the moment at which a span after an instant is reached. */
function reachedAt(instant: Date, { unit, value }: Span, timeZone: string): Date {
  const start = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  const wall = start.toPlainDateTime().add({ [unit]: value }, { overflow: 'constrain' });
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wall)) return new Date(earlier.epochMilliseconds);
  const turn = earlier.getTimeZoneTransition('next');
  return new Date((turn ?? earlier).epochMilliseconds);
}

/** For each instant, whether the condition holds for somebody who was invited then. */
async function holds(rows: readonly { instant: Date; at: Date }[], span: Span, timeZone: string): Promise<boolean[]> {
  const looks = rows.map(({ at, instant }, place) => {
    const condition = duration.condition({ since: 'invited_at', at_least: span }, { at, timeZone });
    return sql`SELECT ${place}::int AS place, ${condition} AS holds FROM (SELECT ${instant}::timestamptz AS invited_at) AS person`;
  });
  const found = await database().$queryRaw<{ holds: boolean }[]>(sql`${join(looks, ' UNION ALL ')} ORDER BY place`);
  return found.map((row) => row.holds);
}

describe.each(zones)('in %s', (timeZone) => {
  test.each(spans)(
    '$value $unit after each day of 2027 and 2028 is reached at exactly its instant, and not a millisecond earlier',
    async (span) => {
      const first = Date.parse('2027-01-01T00:30:00Z');
      const days = Array.from({ length: 731 }, (_, day) => new Date(first + day * 24 * HOUR_MS + (day % 24) * HOUR_MS));
      const exactly = days.map((instant) => ({ instant, at: reachedAt(instant, span, timeZone) }));
      const before = exactly.map(({ at, instant }) => ({ instant, at: new Date(at.getTime() - 1) }));
      expect(await holds(exactly, span, timeZone)).toEqual(days.map(() => true));
      expect(await holds(before, span, timeZone)).toEqual(days.map(() => false));
    },
  );

  test('a time that the clocks skip is the first that exists, and one that comes twice the earlier', async () => {
    const turns: Temporal.ZonedDateTime[] = [];
    let moment = Temporal.Instant.from('2027-01-01T00:00:00Z').toZonedDateTimeISO(timeZone);
    for (
      let turn = moment.getTimeZoneTransition('next');
      turn !== null && turn.year < 2029;
      turn = moment.getTimeZoneTransition('next')
    ) {
      turns.push(turn);
      moment = turn;
    }
    expect(turns.length).toBe(4);
    const rows = turns.flatMap((turn) =>
      Array.from(
        { length: 16 },
        (_, step) => new Date(turn.subtract({ days: 1 }).epochMilliseconds - 2 * HOUR_MS + step * (HOUR_MS / 4)),
      ),
    );
    const span: Span = { value: 1, unit: 'days' };
    const exactly = rows.map((instant) => ({ instant, at: reachedAt(instant, span, timeZone) }));
    const before = exactly.map(({ at, instant }) => ({ instant, at: new Date(at.getTime() - 1) }));
    expect(await holds(exactly, span, timeZone)).toEqual(rows.map(() => true));
    expect(await holds(before, span, timeZone)).toEqual(rows.map(() => false));
  });
});

test('31 January and a month is the end of February', async () => {
  const span: Span = { value: 1, unit: 'months' };
  const instant = new Date('2027-01-31T12:00:00Z');
  const ats = ['2027-02-28T11:59:59.999Z', '2027-02-28T12:00:00.000Z'].map((at) => ({ instant, at: new Date(at) }));
  expect(await holds(ats, span, 'UTC')).toEqual([false, true]);
});
