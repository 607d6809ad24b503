import type { DomainEvent } from '@/lib/core/events';
import type { Touch } from '@/lib/core/topics';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { type AuditedChange, recordAudit } from '@/lib/services/audit/record-audit';

/** What changed: for the audit trail, for what follows in the same transaction, and for open browsers. */
export type Change = Omit<AuditedChange, 'operation' | 'subjectType'> & {
  events?: readonly DomainEvent[];
  touches?: readonly Touch[];
};

/** What a service function answers, and what it changed; null when everything was so before. */
export type Outcome<T> = { answer: T; change: Change | null };

/** Of which operation or job a change is, and what it is about. */
export type ChangeOf = Pick<AuditedChange, 'operation' | 'subjectType'> & { timeoutMs?: number };

export function changed<T>(answer: T, change: Change): Outcome<T> {
  return { answer, change };
}

export function unchanged<T>(answer: T): Outcome<T> {
  return { answer, change: null };
}

/** What the pages of projects, orders and resources show, to whoever may see them. */
const shownWithProjects: ReadonlySet<string> = new Set([
  'project',
  'end_date_change_request',
  'order',
  'resource',
  'checklist',
  'checklist_completion',
  'review',
  'invitation',
  'group_invitation',
  'request_to_join',
]);

/**
 * Runs a change in one transaction with all that belongs to it: its row in the audit trail, its events and its touches.
 * `work` updates only what is still as it was found, and says what changed; it may run again after a deadlock.
 * Called inside a transaction it joins that one.
 */
export function change<T>(
  ctx: Ctx,
  { operation, subjectType, timeoutMs }: ChangeOf,
  work: (tx: Ctx) => Promise<Outcome<T>>,
): Promise<T> {
  return transaction(
    ctx,
    async (tx) => {
      const outcome = await work(tx);
      if (outcome.change === null) return outcome.answer;
      const { events = [], touches = [], ...audited } = outcome.change;
      await recordAudit(tx, { operation, subjectType, ...audited });
      for (const touch of touches) tx.touch(touch);
      if (shownWithProjects.has(subjectType)) tx.touch({ topic: 'projects' });
      for (const event of events) tx.emit(event);
      return outcome.answer;
    },
    timeoutMs,
  );
}
