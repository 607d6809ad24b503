import { createHash } from 'node:crypto';
import { type PurgeCertificate, purgeCertificate } from '@/lib/contracts/people/purging';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';

/** What was purged of a person, the first purge first. @throws not_found before one */
export async function certificateOf({ db }: Ctx, user_uuid: string): Promise<PurgeCertificate> {
  const rows = await db.personPurge.findMany({ where: { user_id: user_uuid }, orderBy: { id: 'asc' } });
  if (rows.length === 0) throw new DomainError('not_found');
  const purges = rows.map(({ approver_ids, fields, profile, purged_at, records, rule_id, rule_version }) => ({
    purged_at: purged_at.toISOString(),
    rule: rule_id === null ? null : { id: rule_id, version: rule_version },
    approver_uuids: approver_ids,
    profile,
    fields,
    records,
  }));
  return purgeCertificate.parse({ user_uuid, purges, hash: hashOf({ user_uuid, purges }) });
}

/** SHA-256 in hex over the JSON of a value, its keys sorted and nothing between. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}
