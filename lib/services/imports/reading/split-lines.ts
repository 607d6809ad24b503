import { gatheredLine, type RawLine } from '@/lib/services/imports/reading/gathered-line';

const LINE_FEED = 10;

/** Cuts bytes into lines, however long a line goes on. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawLine> {
  const line = gatheredLine();
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      line.keep(chunk.subarray(start, end));
      yield line.take();
      start = end + 1;
    }
    line.keep(chunk.subarray(start));
  }
  if (!line.isEmpty()) yield line.take();
}
