import { expect, test } from 'vitest';
import { readBody } from '@/lib/http/read-body';

function sending(start: (controller: ReadableStreamDefaultController<Uint8Array>) => void): Request {
  const body = new ReadableStream<Uint8Array>({ start });
  const init = { method: 'POST', body, duplex: 'half' };
  return new Request('http://heed.test/', init);
}

test('a body whose sender hangs up is the caller’s fault, not ours', async () => {
  const broken = sending((controller) => {
    controller.enqueue(new TextEncoder().encode('{"name":'));
    controller.error(new Error('aborted'));
  });
  await expect(readBody(broken)).rejects.toMatchObject({ code: 'body_unreadable' });
});

test('a body above a megabyte is too large', async () => {
  const large = sending((controller) => {
    controller.enqueue(new Uint8Array(1024 * 1024 + 1));
    controller.close();
  });
  await expect(readBody(large)).rejects.toMatchObject({ code: 'body_too_large' });
});
