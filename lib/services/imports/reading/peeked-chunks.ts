const MOST_PEEKED_BYTES = 64 * 1024;

/** The first bytes, and all of them from the beginning. */
export type Peeked = { head: Uint8Array; all: AsyncIterable<Uint8Array> };

/** Looks ahead until the first bytes are enough to decide something, they end, or there are 64 kB of them. */
export async function peekedChunks(
  chunks: AsyncIterable<Uint8Array>,
  isEnough: (head: Uint8Array) => boolean,
): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (head.length < MOST_PEEKED_BYTES && !isEnough(head)) {
    const next = await iterator.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return { head, all: joined(head, iterator) };
}

async function* joined(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    yield* { [Symbol.asyncIterator]: () => ({ next: () => rest.next() }) };
  } finally {
    await rest.return?.();
  }
}
