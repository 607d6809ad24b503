import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { log } from '@/lib/core/log';
import { ofDatabase } from '@/lib/db/database-errors';
import { keepConnection } from '@/lib/db/lasting-connection';
import { logFailure } from '@/lib/db/log-failure';

const LONGEST_PAUSE_MS = 5_000;

/** Something at the place of a database that hangs up on everybody, and counts them. */
async function startHangingUp() {
  const state = { calls: 0 };
  const server = createServer((socket) => {
    state.calls += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { state, url: `postgresql://heed:secret@127.0.0.1:${port}/heed` };
}

test('however many uses fail, one attempt to connect again is made at a time', async () => {
  // The log has said that the database is away: it sets no timer for that any more.
  logFailure(log, 'warn', { err: ofDatabase(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })) }, 'test');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
    globalThis.heedOutageMs = undefined;
  });
  const { state, url } = await startHangingUp();
  const connection = keepConnection('heed-test', url, async () => undefined);
  const failToConnect = () => expect(connection.use(async () => undefined)).rejects.toThrow();
  for (let use = 0; use < 30; use++) await failToConnect();
  for (const attempts of [30, 31, 32]) {
    expect(state.calls).toBe(attempts);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(LONGEST_PAUSE_MS);
    // It joins the attempt that has begun.
    await failToConnect();
  }
  await connection.close();
  expect(vi.getTimerCount()).toBe(0);
});
