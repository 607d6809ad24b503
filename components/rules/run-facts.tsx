'use client';

import { reasonLabel } from '@/components/rules/reason-labels';
import { cancelReasonLabels } from '@/components/rules/rule-labels';
import { outcomeOf } from '@/components/rules/run-outcome';
import { useRuleOf } from '@/components/rules/use-rule-of';
import { Callout } from '@/components/ui/callout';
import { type Fact, Facts } from '@/components/ui/facts';
import { Moment } from '@/components/ui/moment';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { RuleRun } from '@/lib/contracts/rules/runs';
import { formatCount } from '@/lib/core/wording';

/** When and why a run ran, what it waits for, and what came of it. */
export function RunFacts({ run }: { run: RuleRun }) {
  const { progress } = run;
  return (
    <div className="mb-6 space-y-3">
      <Waiting run={run} />
      {progress !== null && (
        <ProgressBar
          label="People"
          value={progress.total === 0 ? null : progress.done / progress.total}
          valueText={`${progress.done.toLocaleString('en')} of ${progress.total.toLocaleString('en')}`}
        />
      )}
      <Facts facts={factsOf(run)} />
    </div>
  );
}

/** Who has to decide what before anything happens. */
function Waiting({ run }: { run: RuleRun }) {
  const { isAuthor } = useRuleOf(run);
  const someoneElse = isAuthor ? ' Someone else has to decide, because you wrote this version of the rule.' : '';
  if (run.state === 'waiting_for_approval') {
    return (
      <Callout tone="warning">
        Nothing has happened to anyone yet. The run waits up to 72 hours for a second admin.{someoneElse}
      </Callout>
    );
  }
  if (run.state !== 'quarantined') return null;
  return (
    <Callout tone="danger">
      {outcomeOf(run)} The rule doesn’t run again until this run is cleared or cancelled.{someoneElse}
    </Callout>
  );
}

function factsOf(run: RuleRun): readonly Fact[] {
  const { approval, cancel_note, cancel_reason, cleared, ended_at, missed_ticks, started_at, started_by } = run;
  const missed = missed_ticks > 0 ? `, for ${formatCount(missed_ticks + 1, 'time', 'times')}` : '';
  return [
    { label: 'Result', value: run.state !== 'quarantined' && outcomeOf(run) },
    { label: 'Started', value: <Moment at={started_at} shows="both" /> },
    {
      label: 'By',
      value: run.trigger === 'manual' ? started_by?.full_name : `Schedule${run.is_late ? `, late${missed}` : ''}`,
    },
    { label: 'Ended', value: ended_at !== null && <Moment at={ended_at} shows="both" /> },
    { label: 'Version', value: run.version },
    {
      label: 'Approved',
      value: approval !== null && <Decided by={approval.approved_by?.full_name} at={approval.at} note="" />,
    },
    { label: 'Cleared', value: cleared !== null && <Decided {...cleared} by={cleared.by?.full_name} /> },
    {
      label: 'Cancelled',
      value: cancel_reason !== null && [cancelReasonLabels[cancel_reason], cancel_note].filter(Boolean).join(': '),
    },
    { label: 'Not emailed', value: suppressedInWords(run.suppressed) },
  ];
}

function Decided({ at, by = 'Heed', note }: { at: string; by: string | undefined; note: string }) {
  return (
    <>
      {by}, <Moment at={at} />
      {note !== '' && `: ${note}`}
    </>
  );
}

function suppressedInWords(suppressed: RuleRun['suppressed']): string {
  return Object.entries(suppressed)
    .map(([reason, count]) => `${count.toLocaleString('en')} ${reasonLabel(reason).toLowerCase()}`)
    .join(', ');
}
