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
  const made = new Map<RecordType, LinesByKey>();
  for (const kind of Object.values(recordKinds)) {
    const ours = records.filter((record) => record.type === kind.type);
    const early = earlyReferences(kind, ours, made);
    const tooEarly = new Set(early.map(({ record }) => record));
    const waves = wavesOf(
      ours.filter((record) => !tooEarly.has(record)),
      kind.sharedKeys,
    );
    const stored: Outcome[] = [];
    for (const wave of waves) stored.push(...(await storeWave(tx, kind, wave)));
    made.set(kind.type, linesOfCreated(stored));
    outcomes.push(...early, ...stored);
  }
  return outcomes;
}

/**
 * Batches of imports that run at once take turns: they may be of the same file and would lock the same rows in
 * different orders. What a batch may use again of the one before is not planned for its values: those change no plan.
 */
async function oneImportAtATime(tx: Ctx): Promise<void> {
  await tx.db.$executeRaw(sql`
    SELECT set_config('plan_cache_mode', 'force_generic_plan', true), pg_advisory_xact_lock(hashtext('heed import'))`);
}

/** Which line made a record, by its external_id. */
type LinesByKey = ReadonlyMap<unknown, number>;

function linesOfCreated(outcomes: readonly Outcome[]): LinesByKey {
  const created = outcomes.filter(({ as }) => as === 'created');
  return new Map(created.map(({ record }) => [record.external_id, record.line]));
}

/** Records that refer to what only a later line made. */
function earlyReferences(
  kind: RecordKind,
  records: readonly ImportRecord[],
  made: ReadonlyMap<RecordType, LinesByKey>,
): Outcome[] {
  const references = Object.entries({ ...kind.storage.references, ...kind.storage.listReferences });
  return records.flatMap((record) => {
    for (const [field, type] of references) {
      const early = firstEarly(record.fields[field], record.line, made.get(type));
      if (early !== undefined) return { record, as: failure(kind, record, field, notYet(type, early)) };
    }
    return [];
  });
}

/** Of the one or several keys in a field, the first that only a later line made. */
function firstEarly(given: unknown, line: number, made: LinesByKey | undefined): unknown {
  if (made === undefined || made.size === 0) return undefined;
  if (Array.isArray(given)) return given.find((key) => (made.get(key) ?? 0) > line);
  return (made.get(given) ?? 0) > line ? given : undefined;
}

function notYet(type: RecordType, key: unknown): string {
  return `There is no ${type} "${key}" yet.`;
}

async function storeWave(tx: Ctx, kind: RecordKind, whole: readonly ImportRecord[]): Promise<Outcome[]> {
  const rejected = await findRejected(tx, kind, whole);
  const rejectedRecords = new Set(rejected.map(({ record }) => record));
  const wave = whole.filter((record) => !rejectedRecords.has(record));
  return wave.length === 0 ? rejected : [...rejected, ...(await storeAccepted(tx, kind, wave))];
}

async function findRejected(tx: Ctx, kind: RecordKind, wave: readonly ImportRecord[]): Promise<Outcome[]> {
  if (kind.reject === undefined) return [];
  const { field, find } = kind.reject;
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
  const rows = records.map(({ line, external_id, cleared, fields }) => ({ ...fields, line, external_id, cleared }));
  const [answer] = await tx.db.$queryRaw<{ stored: Stored[] }[]>(
    storeStatement(kind.storage, JSON.stringify(rows), tx.now),
  );
  return new Map(answer?.stored.map((row) => [row.line, row]));
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
