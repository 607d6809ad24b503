import type { ImportRun } from '@/lib/contracts/imports/imports';
import type { Ctx } from '@/lib/db/context';
import { endingOfInterrupted } from '@/lib/services/imports/ending-of';
import type { NewImport } from '@/lib/services/imports/open-import';
import { type ImportSource, runImport } from '@/lib/services/imports/run-import';
import { testContext, testNow } from '@/lib/testing/test-context';

/** Bytes in pieces of `size`, as a connection would bring them. */
export async function* inPieces(bytes: Uint8Array, size = 64): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** Records as NDJSON. */
export function ndjson(...records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

type Given = { plan?: Partial<NewImport>; source?: Partial<ImportSource>; ctx?: Ctx };

/** Imports text or bytes as the tests' system would, NDJSON unless the plan says otherwise. */
export function importText(
  content: string | Uint8Array,
  { plan, source, ctx = testContext() }: Given = {},
): Promise<ImportRun> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return runImport(
    ctx,
    { source: 'api', file_name: 'test', format: 'ndjson', record_type: null, size_bytes: bytes.length, ...plan },
    {
      chunks: inPieces(bytes, 4096),
      whenBroken: (_, progress) => endingOfInterrupted(progress),
      clock: () => testNow,
      ...source,
    },
  );
}
