const MOST_PEEKED = 64 * 1024;

type Piece = string | Uint8Array;

/** The first pieces as one, and whatever follows them behind it or behind something else in its place. */
export type PeekedPieces<P extends Piece> = { head: P; startingWith: (head: P) => AsyncIterable<P> };

/**
 * Looks ahead until the first pieces are enough to decide something, they end, or they are 64 × 1024 long.
 * @param join puts pieces together; of none it makes an empty one
 */
export async function peekedPieces<P extends Piece>(
  pieces: AsyncIterable<P>,
  isEnough: (head: P) => boolean,
  join: (parts: readonly P[]) => P,
): Promise<PeekedPieces<P>> {
  const iterator = pieces[Symbol.asyncIterator]();
  let head = join([]);
  while (head.length < MOST_PEEKED && !isEnough(head)) {
    const next = await iterator.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : join([head, next.value]);
  }
  return { head, startingWith: (first) => joined(first, iterator) };
}

async function* joined<P extends Piece>(head: P, rest: AsyncIterator<P>): AsyncGenerator<P> {
  try {
    if (head.length > 0) yield head;
    yield* { [Symbol.asyncIterator]: () => ({ next: () => rest.next() }) };
  } finally {
    await rest.return?.();
  }
}
