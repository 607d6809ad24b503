import { clock } from '@/lib/core/clock';
import { createContext } from '@/lib/services/create-context';
import { runImport } from '@/lib/services/imports/run-import';
import { demoRecords } from '@/prisma/demo/demo-records';

/** Stores the records of the demo, by an import like any other. @throws Error when they were not stored */
export async function importDemo(): Promise<void> {
  const text = demoRecords(clock())
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');
  const plan = {
    source: 'command',
    file_name: 'demo.ndjson',
    format: 'ndjson',
    record_type: null,
    size_bytes: text.length,
  } as const;
  const done = await runImport(createContext({ kind: 'system', name: 'demo', via: 'command' }), plan, {
    chunks: oneChunk(text),
    whenBroken: () => ({ status: 'failed', failure: 'The demo data ended early.' }),
  });
  if (done.status !== 'succeeded') throw new Error(`The demo data was not stored: ${done.status} ${done.failure}`);
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
