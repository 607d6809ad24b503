import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from 'vitest';

const preload = path.join(import.meta.dirname, 'hold-requests.mjs');
const server = `
  const server = require('node:http').createServer((request, response) => response.end('ours'));
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
  process.on('message', () => { globalThis.heedIsGuarded = true; process.send('guarded'); });`;

test('a server that is not guarded yet answers everything with 503, and then as itself', async () => {
  const child = spawn(process.execPath, ['--import', preload, '-e', server], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const [port] = await once(child, 'message');
    const early = await fetch(`http://127.0.0.1:${port}/`);
    expect([early.status, early.headers.get('retry-after'), await early.text()]).toEqual([503, '1', '']);
    child.send('guard');
    await once(child, 'message');
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('ours');
  } finally {
    child.kill();
  }
});
