import type { Tone } from '@/components/ui/tone';
import type { CancelReason, RuleStatus, RunState } from '@/lib/contracts/rules/definition';
import type { SubjectState } from '@/lib/contracts/rules/subject-states';

type Label = { label: string; tone: Tone };

export const ruleStatusLabels: Readonly<Record<RuleStatus, Label>> = {
  draft: { label: 'Draft', tone: 'neutral' },
  active: { label: 'Active', tone: 'success' },
  paused: { label: 'Paused', tone: 'warning' },
  archived: { label: 'Archived', tone: 'neutral' },
};

export const runStateLabels: Readonly<Record<RunState, Label>> = {
  queued: { label: 'Queued', tone: 'neutral' },
  waiting_for_approval: { label: 'Waiting for approval', tone: 'warning' },
  running: { label: 'Running', tone: 'info' },
  succeeded: { label: 'Succeeded', tone: 'success' },
  partial: { label: 'Partly failed', tone: 'warning' },
  failed: { label: 'Failed', tone: 'danger' },
  quarantined: { label: 'Quarantined', tone: 'danger' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
};

export const subjectStateLabels: Readonly<Record<SubjectState, Label>> = {
  listed: { label: 'On the list', tone: 'neutral' },
  claimed: { label: 'Up next', tone: 'info' },
  warned: { label: 'Warned', tone: 'warning' },
  done: { label: 'Done', tone: 'success' },
  skipped: { label: 'Skipped', tone: 'neutral' },
  failed: { label: 'Failed', tone: 'danger' },
  needs_attention: { label: 'Needs attention', tone: 'danger' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
  undone: { label: 'Undone', tone: 'neutral' },
};

export const cancelReasonLabels: Readonly<Record<CancelReason, string>> = {
  cancelled_by_hand: 'By hand',
  rejected: 'Rejected',
  approval_expired: 'Not approved within 72 hours',
  rule_changed: 'The rule changed',
  rule_paused: 'The rule was paused',
  all_paused: 'All rules were paused',
  rule_archived: 'The rule was archived',
  rule_broken: 'The rule is broken',
};
