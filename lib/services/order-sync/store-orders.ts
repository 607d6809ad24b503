import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { withinSavepoint } from '@/lib/db/within-savepoint';
import { workThrough } from '@/lib/db/work-through';
import { databaseLineError } from '@/lib/services/imports/database-line-error';
import { parseRecord } from '@/lib/services/imports/parse-record';
import type { ImportRecord, LineError } from '@/lib/services/imports/record-kind';
import { type Outcome, storeRecords } from '@/lib/services/imports/storing/store-records';

/** What became of the orders: by their external ids, and what was wrong with those that were not stored. */
export type StoredOrders = {
  created: string[];
  updated: string[];
  unchanged: string[];
  /** Orders of offerings that nobody has. */
  unmatched: { orderKey: string; product: string }[];
  errors: LineError[];
};

const BATCH_SIZE = 1_000;

/**
 * Stores orders as an import of them would; orders that were decided or canceled here do not go back to waiting for a
 * decision because the source has not heard of it. Runs in the caller's transaction.
 */
export async function storeOrders(tx: Ctx, orders: readonly unknown[]): Promise<StoredOrders> {
  const parsed = orders.map((value, index) => parseRecord({ line: index + 1, bytes: 0, value }, 'order'));
  const latest = new Map(
    parsed.flatMap((one) => ('record' in one ? [[one.record.external_id, one.record] as const] : [])),
  );
  const stored: StoredOrders = {
    created: [],
    updated: [],
    unchanged: [],
    unmatched: [],
    errors: parsed.flatMap((one) => ('errors' in one ? one.errors : [])),
  };
  const decided = await findDecided(tx, [...latest.values()]);
  const records = [...latest.values()].filter((record) => !decided.has(keyOf(record)));
  for (let start = 0; start < records.length; start += BATCH_SIZE) {
    await storeSome(tx, records.slice(start, start + BATCH_SIZE), stored);
  }
  stored.unchanged.push(...decided);
  return stored;
}

/** An order that the database refuses for a reason that no check foresaw is reported; the others are stored. */
async function storeSome(tx: Ctx, records: readonly ImportRecord[], stored: StoredOrders): Promise<void> {
  await workThrough(records, {
    work: async (some) => {
      for (const outcome of await withinSavepoint(tx, () => storeRecords(tx, some))) sort(outcome, stored);
      return some.length;
    },
    setAside: async (record) => void stored.errors.push(databaseLineError(record)),
  });
}

function keyOf(record: ImportRecord): string {
  return record.external_id ?? '';
}

async function findDecided(tx: Ctx, records: readonly ImportRecord[]): Promise<Set<string>> {
  const waiting = records.filter(({ fields }) => fields['state'] === 'PENDING_CONSUMER').map(keyOf);
  const found = await tx.db.$queryRaw<{ external_id: string }[]>(sql`
    SELECT external_id FROM marketplace_order
    WHERE external_id = ANY (${waiting}::text[]) AND state <> 'PENDING_CONSUMER'`);
  return new Set(found.map(({ external_id }) => external_id));
}

function sort({ record, as }: Outcome, stored: StoredOrders): void {
  if (typeof as === 'string') stored[as].push(keyOf(record));
  else if (as.field === 'offering')
    stored.unmatched.push({ orderKey: keyOf(record), product: String(record.fields['offering']) });
  else stored.errors.push(as);
}
