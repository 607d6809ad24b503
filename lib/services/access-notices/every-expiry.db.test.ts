import { afterEach, beforeEach, expect, test } from 'vitest';
import { env } from '@/lib/core/env';
import { database, sql } from '@/lib/db/client';
import { type PlannedGroup, planRenewals } from '@/lib/services/access-notices/plan-notices';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { clearAccess } from '@/lib/testing/access-world';
import { makeRequirement } from '@/lib/testing/make-access';
import { systemActor, testContext } from '@/lib/testing/test-context';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const APPROVED = new Date('2026-06-01T00:00:00Z');
const FIRST = Date.UTC(2027, 0, 1, 0, 30);
const DAYS = 731;
const ZONES = ['UTC', 'Europe/Tallinn', 'America/St_Johns'];
/** Shorter than the shortest month, so that no group expires between its last milestone and the run after that. */
const RUN_EVERY_MS = 27 * DAY_MS;
const reminders = [{ months: 2 }, { months: 1 }];

const zone = env.HEED_TIME_ZONE;
beforeEach(clearAccess);
afterEach(() => {
  env.HEED_TIME_ZONE = zone;
});

/** What a zone's clocks show, by the runtime's own tables, as if it were UTC. */
function clocksOf(name: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => Date.parse(`${format.format(at).replace(' ', 'T')}Z`);
}

/** The instant at which clocks first show a time: tried minute by minute around it, where two guesses do not settle it. */
function firstShowing(expectedAt: number, shown: (at: number) => number): number {
  const guesses = [expectedAt - DAY_MS, expectedAt + DAY_MS].map((near) => expectedAt - (shown(near) - near));
  const fitting = guesses.filter((at) => shown(at) === expectedAt);
  if (fitting.length > 0) return Math.min(...fitting);
  let at = Math.min(...guesses) - 2 * HOUR_MS;
  while (shown(at) < expectedAt) at += 60_000;
  return at;
}

/** So many months earlier on the same day, or the last of that month, at the same time of the clocks. */
function monthsBefore(expiry: number, months: number, shown: (at: number) => number): number {
  const local = new Date(shown(expiry));
  const last = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - months + 1, 0));
  const day = Math.min(local.getUTCDate(), last.getUTCDate());
  const time = shown(expiry) % DAY_MS;
  return firstShowing(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), day) + time, shown);
}

/** Somebody with access of their own for each of these expiries; their ids in that order. */
async function giveAccess(requirementId: string, expiries: readonly Date[]): Promise<string[]> {
  const people = await database().$queryRaw<{ id: string }[]>(sql`
    WITH made AS (
      INSERT INTO user_account (email, username, full_name, created, modified)
      SELECT name || '@x.example', name, name, ${APPROVED}::timestamptz, ${APPROVED}::timestamptz
      FROM (SELECT ${requirementId} || '-' || number AS name FROM generate_series(1, ${expiries.length}::int) AS number) AS named
      RETURNING id, username)
    SELECT id FROM made ORDER BY right(username, -37)::int`);
  const ids = people.map(({ id }) => id);
  await database().$executeRaw(sql`
    INSERT INTO access_approval (requirement_id, submitter_id, accessor_id, version, expired_on, created, modified)
    SELECT ${requirementId}::uuid, given.id, given.id, 1, given.expired_on, ${APPROVED}::timestamptz, ${APPROVED}::timestamptz
    FROM unnest(${ids}::uuid[], ${[...expiries]}::timestamptz[]) AS given (id, expired_on)`);
  return ids;
}

test('every expiry of 2027 and 2028 in three zones: each reminder is told exactly once, by the first run after its instant', async () => {
  const expected = new Map<string, number>();
  for (const name of ZONES) {
    env.HEED_TIME_ZONE = name;
    const shown = clocksOf(name);
    const { id: requirementId } = await makeRequirement();
    // Each day at another hour, so that hours that the clocks skip and repeat are among them.
    const expiries = Array.from(
      { length: DAYS },
      (_, day) => new Date(FIRST + day * DAY_MS + ((day * 7) % 24) * HOUR_MS),
    );
    const ids = await giveAccess(requirementId, expiries);
    const groups = expiries.map((expiredOn, at): PlannedGroup => {
      const submitterId = ids[at] ?? '';
      expected.set(`${submitterId} 2 months`, monthsBefore(expiredOn.getTime(), 2, shown));
      expected.set(`${submitterId} 1 month`, monthsBefore(expiredOn.getTime(), 1, shown));
      return { requirementId, submitterId, label: name, expiredOn, reminders };
    });
    await planRenewals(testContext(systemActor, APPROVED), groups, 'period_too_short');
  }
  for (let now = Date.UTC(2026, 9, 1); now < Date.UTC(2029, 0, 1); now += RUN_EVERY_MS)
    await sendAccessNotices(testContext(systemActor, new Date(now)));
  const notices = await database().$queryRaw<{ milestone: string; status: string; at: Date; told: Date }[]>(sql`
    SELECT reminder.recipient_id || ' ' || reminder.milestone AS milestone, reminder.status, reminder.scheduled_for AS at,
      message.created AS told
    FROM reminder JOIN outbox_message AS message ON message.subject_type = 'reminder' AND message.subject_id = reminder.id::text`);
  expect(notices).toHaveLength(2 * DAYS * ZONES.length);
  expect(new Map(notices.map(({ at, milestone }) => [milestone, at.getTime()]))).toEqual(expected);
  for (const { at, status, told: notifiedAt } of notices) {
    expect(status).toBe('SCHEDULED');
    expect(notifiedAt.getTime()).toBeGreaterThanOrEqual(at.getTime());
    expect(notifiedAt.getTime() - at.getTime()).toBeLessThan(RUN_EVERY_MS);
  }
});
