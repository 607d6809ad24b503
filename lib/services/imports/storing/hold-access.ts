import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { lockPairs } from '@/lib/services/access/lock-pairs';
import type { ImportRecord } from '@/lib/services/imports/record-kind';

/**
 * Holds the requirements that records change, and then the pairs of requirement and submitter whose approvals they give, as
 * everybody does: nobody approves, revokes, expires or sends there meanwhile. A requirement of the same file has no pairs yet.
 * Two statements, or none.
 */
export async function holdAccess(tx: Ctx, records: readonly ImportRecord[]): Promise<void> {
  const changed = records.flatMap(({ external_id, type }) => (type === 'access_requirement' ? [external_id] : []));
  const approvals = records.flatMap(({ fields, type }) => (type === 'access_approval' ? [fields] : []));
  if (changed.length > 0) {
    await tx.db.$executeRaw(sql`
      SELECT FROM access_requirement WHERE external_id = ANY(${changed}::text[]) ORDER BY id FOR NO KEY UPDATE`);
  }
  if (approvals.length === 0) return;
  const given = sql`jsonb_to_recordset(${JSON.stringify(approvals)}::jsonb) AS given (requirement text, submitter text)`;
  await lockPairs(
    tx,
    sql`
    SELECT requirement.id AS requirement_id, submitter.id AS submitter_id FROM ${given}
    JOIN access_requirement AS requirement ON requirement.external_id = given.requirement
    JOIN user_account AS submitter ON submitter.external_id = given.submitter`,
  );
}
