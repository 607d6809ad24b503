import { peekedPieces } from '@/lib/services/imports/reading/peeked-pieces';

/** The first bytes, and all of them from the beginning. */
export type Peeked = { head: Uint8Array; all: AsyncIterable<Uint8Array> };

/** Looks ahead until the first bytes are enough to decide something, they end, or there are 64 kB of them. */
export async function peekedChunks(
  chunks: AsyncIterable<Uint8Array>,
  isEnough: (head: Uint8Array) => boolean,
): Promise<Peeked> {
  const { head, startingWith } = await peekedPieces<Uint8Array>(chunks, isEnough, (parts) => Buffer.concat(parts));
  return { head, all: startingWith(head) };
}
