import type { OrderState } from '@/lib/contracts/marketplace/names';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { auditedActor } from '@/lib/services/audit/record-audit';

/** An order that went from one state to another. */
export type Move = { id: string; from: OrderState; to: OrderState };

/** Adds a row to the audit trail for each of several orders that were moved together, in the transaction that `tx` is in. One statement. */
export async function recordMoves(
  { actor, db, now, requestId }: Ctx,
  operation: string,
  moves: readonly Move[],
): Promise<void> {
  if (moves.length === 0) return;
  const { actor_id, actor_name, via } = auditedActor(actor);
  await db.$executeRaw(sql`
    INSERT INTO audit_entry (at, actor_id, actor_name, via, operation, subject_type, subject_id, facts, request_id)
    SELECT ${now}::timestamptz, ${actor_id}::uuid, ${actor_name}, ${via}, ${operation}, 'order', moved.id,
      jsonb_build_object('state', jsonb_build_object('from', moved."from", 'to', moved."to")), ${requestId}
    FROM jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) AS moved (id text, "from" text, "to" text)`);
}
