import type { RecordType } from '@/lib/contracts/imports/imports';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordKinds } from '@/lib/services/imports/kinds/registry';
import type { ImportRecord, LineError, RecordKind } from '@/lib/services/imports/record-kind';
import { holdAccess } from '@/lib/services/imports/storing/hold-access';
import { holdPlaces } from '@/lib/services/imports/storing/hold-places';
import { type Stored, storeStatement } from '@/lib/services/imports/storing/store-statement';
import { wavesOf } from '@/lib/services/imports/storing/waves-of';

/** What became of a record that was stored, or why it was not. */
export type Outcome =
  | { record: ImportRecord; as: 'created' | 'updated' | 'unchanged' }
  | { record: ImportRecord; as: LineError };

/**
 * Stores the records of one batch, kind by kind, each kind in one statement (more only where lines share a key).
 * A reference finds what was there before and earlier lines, not later ones. Runs in the caller's transaction.
 */
export async function storeRecords(tx: Ctx, records: readonly ImportRecord[]): Promise<Outcome[]> {
  await oneImportAtATime(tx);
  await holdPlaces(tx, records);
  await holdAccess(tx, records);
  const outcomes: Outcome[] = [];
  const madeAt = new Map<string, number>();
  for (const kind of Object.values(recordKinds)) {
    const ours = records.filter((record) => record.type === kind.type);
    const early = ours.flatMap((record) => earlyReference(kind, record, madeAt) ?? []);
    const tooEarly = new Set(early.map(({ record }) => record));
    outcomes.push(...early);
    const waves = wavesOf(
      ours.filter((record) => !tooEarly.has(record)),
      kind.sharedKeys,
    );
    for (const wave of waves) outcomes.push(...(await storeWave(tx, kind, wave)));
    for (const { record, as } of outcomes) {
      if (as === 'created' && record.type === kind.type) madeAt.set(`${kind.type} ${record.external_id}`, record.line);
    }
  }
  return outcomes;
}

/**
 * Batches of imports that run at once take turns: they may be of the same file and would lock the same rows in
 * different orders. Plans are made anew per batch, because one made for an empty table gets slower with every batch.
 */
async function oneImportAtATime(tx: Ctx): Promise<void> {
  await tx.db.$executeRaw(sql`
    SELECT set_config('plan_cache_mode', 'force_custom_plan', true), pg_advisory_xact_lock(hashtext('heed import'))`);
}

function earlyReference(
  kind: RecordKind,
  record: ImportRecord,
  madeAt: ReadonlyMap<string, number>,
): Outcome | undefined {
  const { references, listReferences } = kind.storage;
  for (const [field, type] of Object.entries({ ...references, ...listReferences })) {
    const early = [record.fields[field]].flat().find((key) => (madeAt.get(`${type} ${key}`) ?? 0) > record.line);
    if (early !== undefined) return { record, as: failure(kind, record, field, notYet(type, early)) };
  }
  return undefined;
}

function notYet(type: RecordType, key: unknown): string {
  return `There is no ${type} "${key}" yet.`;
}

async function storeWave(tx: Ctx, kind: RecordKind, whole: readonly ImportRecord[]): Promise<Outcome[]> {
  const refused = await refusedOf(tx, kind, whole);
  const isRefused = new Set(refused.map(({ record }) => record));
  const wave = whole.filter((record) => !isRefused.has(record));
  return wave.length === 0 ? refused : [...refused, ...(await storeAccepted(tx, kind, wave))];
}

async function refusedOf(tx: Ctx, kind: RecordKind, wave: readonly ImportRecord[]): Promise<Outcome[]> {
  if (kind.refuse === undefined) return [];
  const { field, find } = kind.refuse;
  const reasons = await find(tx.db, wave, tx.now);
  return wave.flatMap((record) => {
    const reason = reasons.get(record.line);
    return reason === undefined ? [] : [{ record, as: failure(kind, record, field, reason) }];
  });
}

async function storeAccepted(tx: Ctx, kind: RecordKind, wave: readonly ImportRecord[]): Promise<Outcome[]> {
  const first = await runStatement(tx, kind, wave);
  const clashing = wave.filter((record) => first.get(record.line)?.outcome === 'clash');
  // Somebody else stored it between the statement's snapshot and its insert: a second look says what it is.
  const second = clashing.length === 0 ? first : await runStatement(tx, kind, clashing);
  const rows = wave.map((record) => ({ record, row: (clashing.includes(record) ? second : first).get(record.line) }));
  const idsOf = (outcome: Stored['outcome']) =>
    rows.flatMap(({ row }) => (row?.outcome === outcome && row.id !== null ? [row.id] : []));
  const changes = Object.fromEntries(
    rows.flatMap(({ row }) => (row?.id && row.changes !== null ? [[row.id, row.changes] as const] : [])),
  );
  await kind.recordEvents?.(tx, { created: idsOf('created'), updated: idsOf('updated'), changes });
  return rows.map(({ record, row }) => outcomeOf(kind, record, row));
}

async function runStatement(tx: Ctx, kind: RecordKind, records: readonly ImportRecord[]): Promise<Map<number, Stored>> {
  const rows = records.map(({ line, external_id, cleared, fields }) => ({
    ...fields,
    line,
    external_id,
    cleared,
    at: tx.now,
  }));
  const stored = await tx.db.$queryRaw<Stored[]>(storeStatement(kind.storage, JSON.stringify(rows), tx.now));
  return new Map(stored.map((row) => [row.line, row]));
}

function outcomeOf(kind: RecordKind, record: ImportRecord, stored: Stored | undefined): Outcome {
  switch (stored?.outcome) {
    case 'created':
    case 'updated':
    case 'unchanged':
      return { record, as: stored.outcome };
    case 'failed':
      return { record, as: failure(kind, record, stored.field ?? '', stored.message ?? '') };
    default:
      return { record, as: failure(kind, record, kind.storage.clash.field, kind.storage.clash.message) };
  }
}

function failure(
  kind: RecordKind,
  { line, type, external_id }: ImportRecord,
  field: string,
  message: string,
): LineError {
  return { line, record_type: type, external_id: external_id ?? '', field: kind.writtenAs[field] ?? field, message };
}
