import { MOST_LINE_BYTES } from '@/lib/services/imports/reading/source-line';

const LINE_FEED = 10;

/** The bytes of one line without its line feed; null when it is longer than a line may be. */
export type RawLine = Uint8Array | null;

/** Cuts bytes into lines. Holds no more than one line of the greatest length, however long a line goes on. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const keep = (part: Uint8Array) => {
    length += part.length;
    if (length <= MOST_LINE_BYTES) parts.push(part);
    else parts = [];
  };
  const take = (): RawLine => {
    const line = length > MOST_LINE_BYTES ? null : joined(parts);
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      keep(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (length > 0) yield take();
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : Buffer.concat(parts);
}
