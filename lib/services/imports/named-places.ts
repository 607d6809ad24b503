import { z } from 'zod';
import type { RecordType } from '@/lib/contracts/imports/imports';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { SourceLine } from '@/lib/services/imports/reading/source-line';

const MOST_NAMED = 1_000;

/** External_ids of the customers and projects that the lines of an import name, whether these could be stored or not. */
export type NamedPlaces = { customers: Set<string>; projects: Set<string> };

export type Organization = { uuid: string; name: string };

export const noPlaces = (): NamedPlaces => ({ customers: new Set(), projects: new Set() });

/** No place has a zero byte in its key, which the database would not take. */
const key = z
  .string()
  .max(200)
  .refine((value) => !value.includes('\0'))
  .optional()
  .catch(undefined);
const naming = z.object({ type: key, external_id: key, customer: key, project: key, scope: key });

/** Notes what lines name. @param only the type of all lines of the file, where it has one */
export function notePlaces(places: NamedPlaces, lines: readonly SourceLine[], only: RecordType | null): void {
  for (const line of lines) {
    const read = naming.safeParse('value' in line ? line.value : undefined);
    if (!read.success || places.customers.size + places.projects.size > MOST_NAMED) continue;
    const { external_id, customer, project, scope = '', type = only } = read.data;
    const [, scopeType, scopeKey] = /^(project|customer):(.+)$/.exec(scope) ?? [];
    const customers = [
      customer,
      type === 'customer' ? external_id : undefined,
      scopeType === 'customer' ? scopeKey : undefined,
    ];
    for (const one of customers) if (one !== undefined) places.customers.add(one);
    for (const one of [project, scopeType === 'project' ? scopeKey : undefined])
      if (one !== undefined) places.projects.add(one);
  }
}

/** The one organisation that an import is about; null when its lines name none that is known, or several. One statement. */
export async function findOrganization(
  { db }: Ctx,
  { customers, projects }: NamedPlaces,
): Promise<Organization | null> {
  if (customers.size > 1 || customers.size + projects.size > MOST_NAMED) return null;
  const [found, ...others] = await db.$queryRaw<Organization[]>(sql`
    SELECT id AS uuid, name FROM customer WHERE external_id = ANY(${[...customers]}::text[])
      OR id IN (SELECT customer_id FROM project WHERE external_id = ANY(${[...projects]}::text[])) LIMIT 2`);
  return found === undefined || others.length > 0 ? null : found;
}
