import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordKinds } from '@/lib/services/imports/kinds/registry';
import type { ImportRecord, RecordKind } from '@/lib/services/imports/record-kind';
import { holdLimited } from '@/lib/services/quotas/hold-limited';

/**
 * Holds the places that records are judged by, first projects and then customers, as everybody does: nobody deletes, ends or
 * moves a project while records of it are stored, nor gives one to a customer that is being archived; nor changes the service
 * settings that resources are given; nor adds to what limits something. Six statements at most, four of them in any case.
 */
export async function holdPlaces({ db }: Ctx, records: readonly ImportRecord[]): Promise<void> {
  const changed = keysOf(records, 'project');
  const archived = keysOf(
    records.filter(({ fields }) => fields['archived'] === true),
    'customer',
  );
  const projects = namedBy(records, 'project');
  await db.$executeRaw(sql`
    SELECT FROM project WHERE external_id = ANY(${changed}::text[]) ORDER BY id FOR NO KEY UPDATE`);
  await holdLimited(
    { db },
    {
      projects: sql`project.external_id = ANY(${projects}::text[])`,
      customers: sql`customer.external_id = ANY(${namedBy(records, 'customer')}::text[])`,
    },
  );
  await db.$executeRaw(sql`
    SELECT FROM project WHERE external_id = ANY(${projects}::text[]) ORDER BY id FOR SHARE`);
  if (archived.length > 0) {
    await db.$executeRaw(sql`
      SELECT FROM customer WHERE external_id = ANY(${archived}::text[]) ORDER BY id FOR NO KEY UPDATE`);
  }
  const settings = records.flatMap(({ fields }) =>
    typeof fields['service_settings'] === 'string' ? [fields['service_settings']] : [],
  );
  if (settings.length === 0) return;
  await db.$executeRaw(sql`
    SELECT FROM service_settings WHERE id = ANY(${[...new Set(settings)]}::uuid[]) ORDER BY id FOR SHARE`);
}

/** Whom the records refer to, of a kind. */
function namedBy(records: readonly ImportRecord[], kind: ImportRecord['type']): string[] {
  const referring = new Map(Object.values(recordKinds).map((one) => [one.type, fieldsReferringTo(kind, one)]));
  const named = new Set<string>();
  for (const { fields, type } of records) {
    for (const field of referring.get(type) ?? []) {
      const key = fields[field];
      if (typeof key === 'string') named.add(key);
    }
  }
  return [...named];
}

function fieldsReferringTo(kind: ImportRecord['type'], { storage }: RecordKind): string[] {
  return Object.entries(storage.references).flatMap(([field, type]) => (type === kind ? [field] : []));
}

function keysOf(records: readonly ImportRecord[], kind: ImportRecord['type']): string[] {
  return records.flatMap(({ external_id, type }) => (type === kind && external_id !== null ? [external_id] : []));
}
