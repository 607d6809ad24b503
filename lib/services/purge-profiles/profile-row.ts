import type { PurgeProfile } from '@/lib/contracts/people/purge-profiles';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { personJson } from '@/lib/db/person-json';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { rulesNaming } from '@/lib/db/rules-naming';

/** A row of `purge_profile AS profile`, with the rules that name it. */
export const profileRow: RowShape = {
  id: sql`profile.id`,
  tables: sql`purge_profile AS profile`,
  json: sql`json_build_object('id', profile.id, 'name', profile.name, 'applies_to', profile.applies_to,
    'after_days', profile.after_days, 'fields', profile.fields, 'records', profile.records, 'is_on', profile.is_on,
    'is_default', profile.is_default,
    'rule_id', (SELECT rule.id FROM scheduled_rule AS rule WHERE rule.profile_id = profile.id AND rule.status <> 'archived'),
    'used_by', ${rulesNaming('profile', sql`profile.id`)},
    'modified', profile.modified, 'modified_by', ${personJson(sql`profile.modified_by_id`)})`,
};

/** One purge profile. @throws not_found */
export function readProfileRow({ db }: Ctx, id: string): Promise<PurgeProfile> {
  return readRow<PurgeProfile>(db, profileRow, sql`profile.id = ${id}::uuid`);
}

/** One purge profile, which nobody else changes until the transaction ends. @throws not_found */
export async function holdProfile(tx: Ctx, id: string): Promise<PurgeProfile> {
  const held = await tx.db.$executeRaw(sql`SELECT FROM purge_profile WHERE id = ${id}::uuid FOR UPDATE`);
  if (held === 0) throw new DomainError('not_found');
  return readProfileRow(tx, id);
}
