import { Callout } from '@/components/ui/callout';
import { useMe } from '@/lib/client/me-query';
import type { summariseUserActionsOperation } from '@/lib/contracts/actions/actions';
import type { AnswerOf } from '@/lib/contracts/operation';
import { exactly } from '@/lib/core/wording';

interface StaleCalloutProps {
  summary: Pick<AnswerOf<typeof summariseUserActionsOperation>, 'stale_since' | 'type_labels'>;
}

/** Which of the actions below may be out of date, and since when; nothing while all are fresh. */
export function StaleCallout({ summary }: StaleCalloutProps) {
  const { time_zone: zone } = useMe();
  const stale = Object.entries(summary.stale_since);
  if (stale.length === 0) return null;
  return (
    <Callout tone="warning">
      {stale.map(([type, since]) => (
        <p key={type}>
          {summary.type_labels[type] ?? type} may be out of date: updates have failed since {exactly(since, zone)}.
        </p>
      ))}
    </Callout>
  );
}
