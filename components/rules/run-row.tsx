import { runStateLabels } from '@/components/rules/rule-labels';
import { outcomeOf } from '@/components/rules/run-outcome';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import type { RuleRun } from '@/lib/contracts/rules/runs';
import { adminRunPage } from '@/lib/core/routes';

/** One run in a list: when, who started it, and what came of it. */
export function RunRow({ run }: { run: RuleRun }) {
  const { label, tone } = runStateLabels[run.state];
  const by = run.trigger === 'manual' ? `Started by ${run.started_by?.full_name ?? 'hand'}` : 'By schedule';
  return (
    <ListRow
      title={
        <Link href={adminRunPage(run.id)}>
          <Moment at={run.started_at} shows="exact" />
        </Link>
      }
      detail={`${by}${run.is_late ? ', late' : ''} · ${outcomeOf(run)}`}
      trailing={<Pill tone={tone}>{label}</Pill>}
    />
  );
}
