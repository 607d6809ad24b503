import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { benchNow, fillInstallation } from '@/bench/installation';
import { bundled } from '@/faults/testing/bundled';
import { DEATHS, spreadOver } from '@/faults/testing/deaths';
import { startVictim } from '@/faults/testing/start-victim';
import { untilStill } from '@/faults/testing/until-still';
import { database, sql } from '@/lib/db/client';
import { factColumns } from '@/lib/plugins/providers/fact-columns';
import { failLostRuns } from '@/lib/services/jobs/fail-lost-runs';
import { listProviders } from '@/lib/services/providers/list-providers';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { testContext } from '@/lib/testing/test-context';

const SIZE = { users: 4_000, projects: 800, resources: 20_000, orders: 4_000 };
const DAY_MS = 86_400_000;
const LATER = new Date(benchNow.getTime() + 3 * DAY_MS);
const MINUTE_MS = 60_000;

const job = bundled('scripts/commands/job.ts');

type State = ReadonlyMap<string, string>;

/** What each provider's open rows say, as one value. */
async function state(): Promise<State> {
  const rows = await database().$queryRaw<{ action_type: string; digest: string }[]>(sql`
    SELECT action_type, count(*) || ' ' || md5(string_agg(md5(digest.text), '' ORDER BY user_id, object_id)) AS digest
    FROM user_action CROSS JOIN LATERAL (
      SELECT to_jsonb(columns)::text AS text FROM (SELECT user_id, object_id, ${factColumns}) AS columns) AS digest
    WHERE status = 'open' GROUP BY action_type ORDER BY action_type`);
  return new Map(rows.map(({ action_type, digest }) => [action_type, digest]));
}

const refresh = (now: Date) => refreshActions(testContext(undefined, now), { actionType: null });

/** Takes the installation to where the refresh of `since` left it, null for before the first, with no run noted. */
async function goBackTo(since: Date | null): Promise<void> {
  await database().$executeRaw(sql`TRUNCATE user_action CASCADE`);
  if (since !== null) await refresh(since);
  await database().$executeRaw(sql`DELETE FROM user_action_provider`);
}

async function untilStarted(): Promise<void> {
  while ((await database().userActionProvider.count({ where: { last_execution: { not: null } } })) === 0)
    await sleep(5);
}

let usualMs = 0;
let first: State;
let later: State;

beforeAll(async () => {
  await fillInstallation(SIZE);
  await refresh(benchNow);
  first = await state();
  await refresh(LATER);
  later = await state();
  // As those that are killed: not the very first, which compiles and knows nothing of the sizes of its tables.
  await goBackTo(null);
  const startedAtMs = performance.now();
  await refresh(benchNow);
  usualMs = performance.now() - startedAtMs;
}, 60_000);

test('an undisturbed refresh finds something for every provider, and something else three days later', () => {
  expect(first.size).toBe(2);
  for (const [type, digest] of first) expect(later.get(type)).not.toBe(digest);
});

/** Moments of a run, in percent of what it usually takes: one in each part, the last well before the end. */
const FIRST_RUNS = DEATHS - 1;
const LAST = 80;
const moments = spreadOver(LAST, FIRST_RUNS).map((start) => Math.round(start + (Math.random() * LAST) / FIRST_RUNS));
const interrupted: string[] = [];

test.each([
  ...moments.map((percent) => ({ percent, since: null, now: benchNow })),
  { percent: Math.round(Math.random() * LAST), since: benchNow, now: LATER },
])(
  'a refresh killed after $percent % of its time leaves nothing half-written, and the next one completes it',
  async (given) => {
    await goBackTo(given.since);
    const before = given.since === null ? new Map<string, string>() : first;
    const after = given.since === null ? first : later;
    const refreshing = startVictim([job(), 'refresh-actions'], { HEED_CLOCK: given.now.toISOString() });
    await untilStarted();
    await sleep((usualMs * given.percent) / 100);
    await refreshing.kill();
    expectWhole(await state(), before, after);
    await untilStill();

    const left = await state();
    const minuteLater = testContext(undefined, new Date(given.now.getTime() + MINUTE_MS));
    const { rows } = await listProviders(minuteLater, { page: 1, page_size: 50 });
    for (const { action_type, last_execution, last_execution_status, last_error } of rows) {
      const isDone = last_execution_status === 'succeeded';
      expect(left.get(action_type)).toBe((isDone ? after : before).get(action_type));
      if (isDone) continue;
      expect(last_execution_status).toBe(last_execution === null ? '' : 'failed');
      if (last_execution !== null) interrupted.push(action_type);
      expect(last_error).toMatch(last_execution === null ? /^$/ : /interrupted/);
    }
    await failLostRuns(minuteLater);
    expect(await database().jobRun.count({ where: { status: 'running' } })).toBe(0);

    await refresh(given.now);
    expect(await state()).toEqual(after);
    const ended = await listProviders(minuteLater, { page: 1, page_size: 50 });
    expect(ended.rows.filter((row) => row.last_execution_status !== 'succeeded')).toEqual([]);
  },
  60_000,
);

test('the kills above came in the middle of runs', () => expect(interrupted.length).toBeGreaterThan(0));

/** Of each provider all rows or none, whatever the moment. */
function expectWhole(seen: State, before: State, after: State): void {
  for (const type of after.keys()) expect([before.get(type), after.get(type)]).toContain(seen.get(type));
}
