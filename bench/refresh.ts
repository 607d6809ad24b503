import { atLeast, atMost, type Figure, medianOf, rounded, timed } from '@/bench/figure';
import { benchNow, fillInstallation, type Size } from '@/bench/installation';
import { database, sql } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { approveOrder } from '@/lib/services/orders/approve-order';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { statementsOf } from '@/lib/testing/statements-of';

const LARGE: Size = { users: 100_000, projects: 20_000, resources: 500_000, orders: 100_000 };
const SMALL: Size = { users: 1_000, projects: 200, resources: 5_000, orders: 1_000 };

/** Full refreshes of both providers against a bare INSERT of the same rows, and how fast an approval clears everybody's list. */
export async function benchRefresh(): Promise<Figure[]> {
  await fillInstallation(SMALL);
  const fewStatements = await statementsOf(refresh);
  await emptyInstallation();
  await fillInstallation(LARGE);
  let manyStatements = 0;
  const firstMs = await timed(async () => {
    manyStatements = await statementsOf(refresh);
  });
  const rows = await database().userAction.count();
  await database().$executeRaw(sql`ANALYZE user_action`);
  const unchangedMs = await medianOf(3, refresh);
  const baselineMs = await baseline();
  const approvalMs = await medianOf(21, approveOne);
  return [
    atLeast('rows made by the first refresh', rows, 500_000, 'rows'),
    atMost(
      'first full refresh',
      firstMs,
      baselineMs * 1.5,
      'ms',
      `≤ 1.5 × bare INSERT … SELECT of the same rows (${rounded(baselineMs)} ms)`,
    ),
    atMost('unchanged full refresh', unchangedMs, firstMs * 0.5, 'ms', `≤ 0.5 × the first (${rounded(firstMs)} ms)`),
    atMost(
      'statements for 100,000 users',
      manyStatements,
      fewStatements,
      'statements',
      `= for 1,000 users (${fewStatements})`,
    ),
    atMost('one order approved → its rows gone for all approvers', approvalMs, 50, 'ms'),
  ];
}

function systemContext() {
  return createContext({ kind: 'system', name: 'bench', via: 'command' }, undefined, benchNow);
}

async function refresh(): Promise<void> {
  const { providers } = await refreshActions(systemContext(), { actionType: null });
  const failed = providers.find(({ status }) => status !== 'succeeded');
  if (failed !== undefined) throw new Error(`${failed.action_type}: ${failed.status} ${failed.error}`);
}

/** The same rows into an empty copy of the table with the same indexes and checks. */
async function baseline(): Promise<number> {
  const db = database();
  await db.$executeRaw(sql`CREATE TABLE baseline_action (LIKE user_action INCLUDING ALL)`);
  await db.$executeRaw(sql`ALTER TABLE baseline_action ADD FOREIGN KEY (user_id) REFERENCES user_account (id)`);
  const ms = await timed(() => db.$executeRaw(sql`INSERT INTO baseline_action SELECT * FROM user_action`));
  await db.$executeRaw(sql`DROP TABLE baseline_action`);
  return ms;
}

async function approveOne(): Promise<void> {
  const [order] = await database().$queryRaw<{ id: string }[]>(sql`
    SELECT object_id::text AS id FROM user_action WHERE action_type = 'pending_order' AND status = 'open' LIMIT 1`);
  if (order === undefined) throw new Error('No order waits.');
  await approveOrder(systemContext(), { uuid: order.id });
  const left = await database().userAction.count({ where: { object_id: order.id, status: 'open' } });
  if (left !== 0) throw new Error('Somebody still sees the approved order.');
}

async function emptyInstallation(): Promise<void> {
  await database().$executeRaw(sql`
    TRUNCATE user_action, user_action_execution, marketplace_order, resource, offering_component, offering, user_role,
      project, customer, user_account CASCADE`);
}
