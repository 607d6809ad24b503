import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, test } from 'vitest';
import { database, join, sql } from '@/lib/db/client';
import { standingOf } from '@/lib/services/rules/matching/ledger-standing';
import { followWarnings } from '@/lib/services/rules/runs/follow-warnings';
import { makeRule } from '@/lib/testing/make-rule';
import { quietRules } from '@/lib/testing/rule-on-people';
import { testContext, testNow } from '@/lib/testing/test-context';

const HOUR_MS = 3_600_000;
const WARN_DAYS = 14;
const zones = ['Europe/Tallinn', 'America/New_York', 'Australia/Lord_Howe'];

/** One warning a day in 2027 and 2028, at another hour each day. */
const first = Date.parse('2027-01-01T00:30:00Z');
const instants = Array.from({ length: 731 }, (_, day) => new Date(first + day * 24 * HOUR_MS + (day % 24) * HOUR_MS));

/** A second calculation: the moment so many calendar days after an instant, and its day. */
function dueAfter(instant: Date, days: number, timeZone: string): { at: Date; day: string } {
  const start = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  const wall = start.toPlainDateTime().add({ days });
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const isSkipped = !earlier.toPlainDateTime().equals(wall);
  const due = isSkipped ? (earlier.getTimeZoneTransition('next') ?? earlier) : earlier;
  return { at: new Date(due.epochMilliseconds), day: due.toPlainDate().toString() };
}

beforeEach(quietRules);

describe.each(zones)('in %s', (timeZone) => {
  test('the day of a warning that was taken on each day of 2027 and 2028 is so many calendar days later', async () => {
    const rule = await makeRule(
      { key: 'never_signed_in', config: {} },
      { warn_days: WARN_DAYS, rule: { time_zone: timeZone } },
    );
    const made = instants.map((at, place) => ({ at, id: randomUUID(), key: `due-days:${timeZone}:${place}` }));
    const person = { full_name: 'Somebody', created: testNow, modified: testNow };
    await database().user.createMany({
      data: made.map(({ id, key }) => ({ ...person, id, username: key, email: `${id}@example.org` })),
    });
    await database().outboxMessage.createMany({
      data: made.map(({ id, key }) => ({
        id,
        topic: 'mail',
        kind: 'rule_warning',
        dedupe_key: key,
        payload: {},
        created: testNow,
        processed_at: testNow,
      })),
    });
    const usual = { kind: 'rule_warning', channel: 'email', priority_rank: 3, created: testNow, modified: testNow };
    await database().delivery.createMany({
      data: made.map(({ at, id }) => ({
        ...usual,
        outbox_message_id: id,
        recipient: `${id}@example.org`,
        state: 'sent',
        sent_at: at,
      })),
    });
    await database().ruleSubject.createMany({
      data: made.map(({ id, key }) => ({
        rule_id: rule.id,
        version: 1,
        user_id: id,
        action: 'suspend_user',
        state: 'warned',
        message_key: key,
        at: testNow,
      })),
    });
    await followWarnings(testContext());
    const rows = await database().ruleSubject.findMany({ where: { rule_id: rule.id } });
    const byKey = new Map(rows.map(({ due_on, message_key }) => [message_key, due_on?.toISOString().slice(0, 10)]));
    const found = made.map(({ key }) => byKey.get(key));
    expect(found).toEqual(instants.map((at) => dueAfter(at, WARN_DAYS, timeZone).day));
  });

  test('a warning is due at exactly its instant, and not a millisecond earlier, also where the clocks change', async () => {
    const isDue = async (asked: readonly { warnedAt: Date; at: Date; day: string }[]) => {
      const looks = asked.map(({ at, day, warnedAt }, place) => {
        const standing = standingOf({ warn_days: WARN_DAYS, repeat_days: null }, { at, timeZone });
        return sql`SELECT ${place}::int AS place, ${standing.isDue} AS due FROM (SELECT 'warned' AS state, '' AS reason,
          ${warnedAt}::timestamptz AS warned_at, ${day}::date AS due_on, NULL::date AS act_on) AS ledger`;
      });
      const rows = await database().$queryRaw<{ due: boolean }[]>(sql`${join(looks, ' UNION ALL ')} ORDER BY place`);
      return rows.map(({ due }) => due);
    };
    const exactly = instants.map((warnedAt) => ({ warnedAt, ...dueAfter(warnedAt, WARN_DAYS, timeZone) }));
    expect(await isDue(exactly)).toEqual(instants.map(() => true));
    const before = exactly.map((one) => ({ ...one, at: new Date(one.at.getTime() - 1) }));
    expect(await isDue(before)).toEqual(instants.map(() => false));
  });
});
