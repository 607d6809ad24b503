import { requirePerson } from '@/lib/auth/require';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/audit/record-audit';
import type { FoundAction } from '@/lib/services/user-actions/action-page';

type Outcome = { success: true; metadata: Record<string, unknown> } | { success: false; error: unknown };

/** Records one attempt with its own copy of what it was about, for its owner's history and for the audit trail. */
export async function recordExecution(
  ctx: Ctx,
  { subject }: FoundAction,
  corrective: { key: string; label: string },
  outcome: Outcome,
): Promise<void> {
  const person = requirePerson(ctx);
  const failure = outcome.success ? null : failureOf(outcome.error);
  // That an attempt failed is no effect of the call.
  await transaction(outcome.success ? ctx : { ...ctx, beforeCommit: null }, async (tx) => {
    await tx.db.userActionExecution.create({
      data: {
        action_id: subject.id,
        user_id: subject.user_id,
        action_type: subject.action_type,
        title: subject.title,
        object_type: subject.object_type,
        object_id: subject.object_id,
        related_object_name: subject.related_object_name,
        corrective_action_key: corrective.key,
        corrective_action_label: corrective.label.slice(0, 200),
        executed_at: ctx.now,
        via: person.via,
        success: outcome.success,
        error_code: failure?.code ?? null,
        error_message: failure?.message ?? '',
        execution_metadata: outcome.success ? JSON.parse(JSON.stringify(outcome.metadata)) : {},
      },
    });
    await recordAudit(tx, {
      operation: 'user_actions_execute',
      subjectType: 'user_action',
      subjectId: subject.id,
      onBehalfOfId: subject.user_id,
      result: outcome.success ? 'success' : (failure?.result ?? 'failure'),
      facts: {
        corrective_action: corrective.key || corrective.label,
        object_id: subject.object_id,
        error: failure?.code,
      },
    });
  });
}

function failureOf(error: unknown) {
  if (!(error instanceof DomainError)) {
    return { code: 'unexpected', message: new DomainError('unexpected').message, result: 'failure' } as const;
  }
  const isDenied = error.code === 'not_found' || error.code === 'not_allowed';
  return { code: error.code, message: error.message, result: isDenied ? 'refused' : 'failure' } as const;
}
