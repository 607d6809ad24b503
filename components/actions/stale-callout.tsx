import { typeWords } from '@/components/actions/type-words';
import { Callout } from '@/components/ui/callout';
import { useMe } from '@/lib/client/me-query';
import { exactly } from '@/lib/core/wording';

/** Which of the actions below may be out of date, and since when; nothing while all are fresh. */
export function StaleCallout({ staleSince }: { staleSince: Readonly<Record<string, string>> }) {
  const { time_zone: zone } = useMe();
  const stale = Object.entries(staleSince);
  if (stale.length === 0) return null;
  return (
    <Callout tone="warning">
      {stale.map(([type, since]) => (
        <p key={type}>
          {typeWords(type)} may be out of date: updates have failed since {exactly(since, zone)}.
        </p>
      ))}
    </Callout>
  );
}
