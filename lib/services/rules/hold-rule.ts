import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readStoredRule } from '@/lib/services/rules/read-rule';
import type { StoredRule } from '@/lib/services/rules/rule-row';

/** A rule that nobody else changes until this transaction ends. @throws not_found */
export async function holdRule(tx: Ctx, id: string): Promise<StoredRule> {
  await tx.db.$executeRaw(sql`SELECT FROM scheduled_rule WHERE id = ${id}::uuid FOR UPDATE`);
  return readStoredRule(tx, id);
}
