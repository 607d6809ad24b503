import type { Actor } from '@/lib/core/actor';
import { callerId } from '@/lib/core/caller-id';
import type { Ctx } from '@/lib/db/context';

export const auditResults = ['success', 'refused', 'failure'] as const;

/** What is recorded of one change. */
export type AuditedChange = {
  /** The operation's or job's id. */
  operation: string;
  subjectType: string;
  subjectId: string | null;
  onBehalfOfId?: string;
  result?: (typeof auditResults)[number];
  /** What changed, from what to what. Never a secret, a person’s name or address, or a text that somebody wrote. */
  facts?: Readonly<Record<string, unknown>>;
};

/** Adds one row to the audit trail, in the transaction that `ctx` is in. */
export async function recordAudit(ctx: Ctx, change: AuditedChange): Promise<void> {
  const { actor } = ctx;
  await ctx.db.auditEntry.create({
    data: {
      at: ctx.now,
      ...auditedActor(actor),
      operation: change.operation,
      subject_type: change.subjectType,
      subject_id: change.subjectId,
      on_behalf_of_id: change.onBehalfOfId ?? null,
      result: change.result ?? 'success',
      facts: JSON.parse(JSON.stringify(change.facts ?? {})),
      request_id: ctx.requestId,
    },
  });
}

/** Who the audit trail says made a change, and by what. */
export function auditedActor(actor: Actor) {
  const via = actor.kind === 'anonymous' ? 'session' : actor.via;
  return { actor_id: callerId({ actor }), actor_name: nameOf(actor), via };
}

/** People are named by their id alone. */
function nameOf(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return '';
    case 'anonymous':
      return 'anonymous';
    default:
      return actor.name;
  }
}
