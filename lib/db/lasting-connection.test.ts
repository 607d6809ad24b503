import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { keepConnection } from '@/lib/db/lasting-connection';

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
  const { state, url } = await startHangingUp();
  const connection = keepConnection('heed-test', url, async () => undefined);
  for (let use = 0; use < 30; use++) await expect(connection.use(async () => undefined)).rejects.toThrow();
  const before = state.calls;
  await sleep(1_500);
  expect(state.calls - before).toBeLessThanOrEqual(2);
  await connection.close();
  const closed = state.calls;
  await sleep(1_200);
  expect(state.calls).toBe(closed);
});
