import { expect, test } from 'vitest';
import { type ProjectState, projectMoves } from '@/lib/contracts/projects/life';
import { database, sql } from '@/lib/db/client';
import { projectTables } from '@/lib/services/projects/project-shape';
import { dayValue, makeCustomer, makeProject } from '@/lib/testing/make';

type Life = {
  state: ProjectState;
  is_expired: boolean;
  is_in_grace_period: boolean;
  days_until_end: number | null;
  last: string | null;
};

async function lifeOf(uuid: string, at: string): Promise<Life> {
  const [life] = await database().$queryRaw<Life[]>(sql`
    SELECT life.state, life.is_expired, life.is_in_grace_period, life.days_until_end, life.effective_end_date::text AS last
    FROM ${projectTables(new Date(at))} WHERE project.id = ${uuid}::uuid`);
  return life ?? expect.fail('There is no such project.');
}

type Fields = Parameters<typeof makeProject>[0];

async function statesOf(fields: Fields, ...days: string[]): Promise<ProjectState[]> {
  const { id } = await makeProject(fields);
  const states: ProjectState[] = [];
  for (const day of days) states.push((await lifeOf(id, `${day}T12:00:00Z`)).state);
  return states;
}

test('without grace a project is expired on its end date', async () => {
  const end_date = dayValue('2026-11-22');
  expect(await statesOf({ end_date }, '2026-11-21', '2026-11-22', '2026-11-23')).toEqual([
    'end_date_set',
    'expired',
    'expired',
  ]);
});

test('with grace it works through its end date, then is in grace to the last day, and expires the day after', async () => {
  const fields = { end_date: dayValue('2026-11-22'), grace_period_days: 2 };
  expect(await statesOf(fields, '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25')).toEqual([
    'end_date_set',
    'in_grace',
    'in_grace',
    'expired',
  ]);
  const { id } = await makeProject(fields);
  expect(await lifeOf(id, '2026-11-23T12:00:00Z')).toEqual({
    state: 'in_grace',
    is_expired: false,
    is_in_grace_period: true,
    days_until_end: 1,
    last: '2026-11-24',
  });
});

test('the grace of the customer counts where the project has none of its own; its own counts even when it is 0', async () => {
  const customer_id = (await makeCustomer({ grace_period_days: 3 })).id;
  const end_date = dayValue('2026-11-22');
  expect(await statesOf({ customer_id, end_date }, '2026-11-25', '2026-11-26')).toEqual(['in_grace', 'expired']);
  expect(await statesOf({ customer_id, end_date, grace_period_days: 0 }, '2026-11-22')).toEqual(['expired']);
});

test('grace ends with the last day that can be written', async () => {
  const { id } = await makeProject({ end_date: dayValue('9999-12-31'), grace_period_days: 3650 });
  expect((await lifeOf(id, '2026-11-22T12:00:00Z')).last).toBe('9999-12-31');
});

test('it is being created until its start day arrives', async () => {
  const fields = { start_date: dayValue('2026-11-22'), end_date: dayValue('2026-11-30') };
  expect(await statesOf(fields, '2026-11-21', '2026-11-22')).toEqual(['creating', 'end_date_set']);
});

test('a removed project is deleted, whatever its dates', async () => {
  expect(await statesOf({ is_removed: true, end_date: dayValue('2026-11-01') }, '2026-11-22')).toEqual([
    'soft_deleted',
  ]);
});

test('days begin at midnight of the project’s zone, also on the days of both clock changes', async () => {
  for (const [time_zone, day, before, after] of [
    ['Europe/Tallinn', '2026-03-29', '2026-03-28T21:59:59Z', '2026-03-28T22:00:00Z'],
    ['Europe/Tallinn', '2026-10-26', '2026-10-25T21:59:59Z', '2026-10-25T22:00:00Z'],
    ['America/New_York', '2026-11-02', '2026-11-02T04:59:59Z', '2026-11-02T05:00:00Z'],
    ['Pacific/Kiritimati', '2026-11-22', '2026-11-21T09:59:59Z', '2026-11-21T10:00:00Z'],
    ['Pacific/Pago_Pago', '2026-11-22', '2026-11-22T10:59:59Z', '2026-11-22T11:00:00Z'],
  ] as const) {
    const { id } = await makeProject({ time_zone, end_date: dayValue(day) });
    const states = [(await lifeOf(id, before)).state, (await lifeOf(id, after)).state];
    expect([time_zone, ...states]).toEqual([time_zone, 'end_date_set', 'expired']);
  }
});

test('whatever the clock does to a project is a move that the machine declares', async () => {
  const clocked = new Set(['start_day', 'end_day', 'grace_over']);
  for (const grace of [0, 1, 2]) {
    for (const start of [null, '2026-11-11']) {
      const { id } = await makeProject({
        start_date: start === null ? null : dayValue(start),
        end_date: dayValue('2026-11-12'),
        grace_period_days: grace,
      });
      let state: ProjectState | null = null;
      for (let day = 9; day < 18; day++) {
        const next: ProjectState = (await lifeOf(id, `2026-11-${String(day).padStart(2, '0')}T12:00:00Z`)).state;
        const isDeclared = projectMoves.some(
          ({ by, from, to }) => from === state && to === next && by.some((one) => clocked.has(one)),
        );
        if (state !== null && next !== state) expect([state, next, isDeclared]).toEqual([state, next, true]);
        state = next;
      }
    }
  }
});
