import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { runImport } from '@/lib/services/imports/run-import';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { demoRecords } from '@/prisma/demo/demo-records';
import { demoPeople } from '@/prisma/demo/people';
import { playDemo } from '@/prisma/demo/play-demo';

/**
 * Fills a database with the demo installation: an import like any other, a refresh, and some changes by its people. What an
 * interrupted run had stored is stored once; changes that had begun are not begun again.
 */
export async function fillDemo(): Promise<void> {
  const ctx = createContext({ kind: 'system', name: 'demo', via: 'command' });
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
  const done = await runImport(ctx, plan, {
    chunks: oneChunk(text),
    whenBroken: () => ({ status: 'failed', failure: 'The demo data ended early.' }),
  });
  if (done.status !== 'succeeded') throw new Error(`The demo data was not stored: ${done.status} ${done.failure}`);
  const external_id = { in: demoPeople.map(({ key }) => `demo-${key}`) };
  await database().user.updateMany({ where: { external_id, identity_source: 'demo' }, data: { is_demo: true } });
  await refreshActions(ctx, { actionType: null });
  if ((await database().auditEntry.count({ where: { operation: { startsWith: 'user_actions' } } })) === 0)
    await playDemo();
  await database().installation.updateMany({ data: { filled_at: clock() } });
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
