import { outcomeOf } from '@/components/rules/run-outcome';
import { Facts } from '@/components/ui/facts';
import { Moment } from '@/components/ui/moment';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { RuleRun } from '@/lib/contracts/scheduled-rule-runs';
import { formatCount } from '@/lib/core/wording';

/** When and why a run ran, and what came of it. */
export function RunFacts({ run }: { run: RuleRun }) {
  const { approval, cancel_note, cleared, ended_at, missed_ticks, progress, started_at, started_by, version } = run;
  return (
    <div className="mb-6 space-y-3">
      {progress !== null && (
        <ProgressBar
          label="People"
          value={progress.total === 0 ? null : progress.done / progress.total}
          valueText={`${progress.done} of ${progress.total}`}
        />
      )}
      <Facts
        facts={[
          { label: 'Result', value: outcomeOf(run) },
          { label: 'Started', value: <Moment at={started_at} /> },
          { label: 'By', value: run.trigger === 'manual' ? started_by?.full_name : 'Schedule' },
          { label: 'Ended', value: ended_at !== null && <Moment at={ended_at} /> },
          { label: 'Version', value: version },
          {
            label: 'Late',
            value: run.is_late && `It also stands for ${formatCount(missed_ticks, 'missed run', 'missed runs')}.`,
          },
          { label: 'Approved by', value: approval?.approved_by?.full_name },
          { label: 'Cleared by', value: cleared !== null && `${cleared.by?.full_name ?? 'Heed'}: ${cleared.note}` },
          { label: 'Cancelled', value: cancel_note },
        ]}
      />
    </div>
  );
}
