import type { ScheduledRule } from '@/lib/contracts/rules/rules';
import type { RuleSubject } from '@/lib/contracts/rules/subjects';

/** What a rule says about who may decide. */
export type DecidedRule = Pick<ScheduledRule, 'approval' | 'author_uuids' | 'status'>;

/** Whether somebody else has to approve, because the rule needs that and they wrote its version. */
export function isAuthorOf({ approval, author_uuids }: Omit<DecidedRule, 'status'>, userUuid: string): boolean {
  return approval.state !== 'none' && author_uuids.includes(userUuid);
}

/** Whom no warning reached: they are warned again, or acted on all the same. */
export function isUnwarned({ reason, state }: Pick<RuleSubject, 'reason' | 'state'>): boolean {
  return state === 'needs_attention' && reason !== 'failed';
}

/** What somebody can decide about one person of a rule, as their row is: nothing in an archived rule, and authors cannot have it act. */
export function decisionsAbout(
  subject: Pick<RuleSubject, 'reason' | 'state'>,
  rule: DecidedRule | undefined,
  userUuid: string,
): readonly ('retry' | 'leave_out' | 'act')[] {
  if (rule === undefined || rule.status === 'archived') return [];
  if (subject.state === 'warned') return ['leave_out'];
  if (subject.state !== 'needs_attention') return [];
  return isUnwarned(subject) && !isAuthorOf(rule, userUuid) ? ['retry', 'leave_out', 'act'] : ['retry', 'leave_out'];
}
