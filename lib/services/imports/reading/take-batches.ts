import type { SourceLine } from '@/lib/services/imports/reading/source-line';

/** What one transaction takes: so many lines that round trips do not count, so few that memory and locks stay small. */
const MOST_LINES = 1_000;
const MOST_BYTES = 4 * 1024 * 1024;

/** Gathers lines into batches of at most 1,000 lines and about 4 MiB. */
export async function* takeBatches(lines: AsyncIterable<SourceLine>): AsyncGenerator<SourceLine[]> {
  let batch: SourceLine[] = [];
  let bytes = 0;
  for await (const line of lines) {
    batch.push(line);
    bytes += line.bytes;
    if (batch.length < MOST_LINES && bytes < MOST_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}
