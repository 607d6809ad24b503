import { setTimeout as sleep } from 'node:timers/promises';
import { openRestartableDatabase } from '@/faults/testing/restartable-database';
const server = await openRestartableDatabase();
process.env['DATABASE_URL'] = server.url;
process.env['HEED_LOG_LEVEL'] = 'error';
process.env['AUTH_SECRET'] = 'a-secret-for-tests-which-protects-nothing';
const { startEmbeddedWorker } = await import('@/inngest/embedded/worker');
const { makeTestJob } = await import('@/inngest/make-test-job');
const { jobs } = await import('@/inngest/registry');
const { keepCalling } = await import('@/faults/testing/keep-calling');
const { makeWaitingOrders } = await import('@/faults/testing/make-waiting-orders');
const { fateOfOrder } = await import('@/faults/testing/fate-of-order');
const { database } = await import('@/lib/db/client');
const { callOperation } = await import('@/lib/testing/call-operation');
const { makeToken, makeUser } = await import('@/lib/testing/make');
const { updateUserActionsOperation } = await import('@/lib/contracts/user-actions');
const slow = makeTestJob({ id: 'slow', event: 'refresh.requested', run: async ({ db }) => { await db.$executeRaw`SELECT pg_sleep(1)`; return {}; } });
const worker = startEmbeddedWorker([...jobs, slow]);
await worker.started;
const orders = await makeWaitingOrders(150);
console.log('orders', orders.length);
const staff = await makeToken((await makeUser({ is_staff: true })).id);
const asked: string[] = [];
const t0 = performance.now();
async function request() { for (;;) { const a = await callOperation(updateUserActionsOperation, { token: staff, body: {} }); asked.push(`${a.status}@${Math.round(performance.now() - t0)}`); if (a.status === 202) return; if (a.status !== 503) console.log(await a.text()); await sleep(100); } }
const calls = keepCalling(orders);
for (const ms of [300, 1500, 700]) {
  await sleep(1000); await request(); await sleep(200);
  const c = performance.now() - t0; await server.cutOff(); const r = request(); const d = performance.now() - t0; await sleep(ms); await server.startAgain();
  console.log('cut', Math.round(c), 'down', Math.round(d), 'up', Math.round(performance.now() - t0)); await r; console.log('requested', Math.round(performance.now() - t0));
}
await sleep(5000); await calls.stop();
const count: Record<string, number> = {};
for (const h of calls.heard) { const k = `${h.executed ? 'x' : 'l'}${h.status} ${h.mediaType} ${h.retryAfter}`; count[k] = (count[k] ?? 0) + 1; }
console.log(count, 'max', Math.max(...calls.heard.map((h) => h.heardAtMs - h.askedAtMs)));
console.log('fates', [...new Set((await Promise.all(orders.map((o) => fateOfOrder(o.orderId)))).map((f) => JSON.stringify(f)))]);
console.log(asked.join(' '));
for (let i = 0; i < 2; i++) {
  console.log(i, await database().outboxMessage.count({ where: { processed_at: null } }), (await database().jobRun.findMany({ orderBy: { started_at: 'asc' } })).map((r) => `${r.job_id}:${r.trigger}:${r.status}`).join(' '));
  await sleep(4000);
}
await worker.stop(); await database().$disconnect(); await server.close(); process.exit(0);
