import type { RuleRun } from '@/lib/contracts/rules/runs';

export type RunQuestion = 'approve' | 'reject' | 'clear' | 'cancel' | 'undo';

const offered: Readonly<Record<RuleRun['state'], readonly RunQuestion[]>> = {
  waiting_for_approval: ['approve', 'reject'],
  quarantined: ['clear', 'cancel'],
  queued: ['cancel'],
  running: ['cancel'],
  succeeded: ['undo'],
  partial: ['undo'],
  failed: ['undo'],
  cancelled: ['undo'],
};

type Decider = { isAuthor: boolean; isReversible: boolean };

/** What somebody can decide about a run. Undo is for all that was done, also before a run was cancelled or failed. */
export function questionsAbout(
  { counts, state }: Pick<RuleRun, 'counts' | 'state'>,
  { isAuthor, isReversible }: Decider,
): readonly RunQuestion[] {
  return offered[state].filter((one) => {
    if (one === 'undo') return isReversible && counts.done > counts.undone;
    return !isAuthor || (one !== 'approve' && one !== 'clear');
  });
}
