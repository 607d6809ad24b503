import type { Tone } from '@/components/ui/tone';
import type { RuleStatus, RunState } from '@/lib/contracts/rule-definition';
import type { SubjectState } from '@/lib/contracts/subject-states';

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
