import { Callout } from '@/components/ui/callout';
import { FoldedText } from '@/components/ui/folded-text';
import { Moment } from '@/components/ui/moment';
import type { IngestSource } from '@/lib/contracts/alerts/ingest';

/** The last report of a source that could not be used: when it came, why, and what it said. */
export function NotUnderstood({ last }: { last: NonNullable<IngestSource['last_not_understood']> }) {
  return (
    <Callout tone="warning">
      <p>
        Last report that couldn’t be read: <Moment at={last.at} />. {last.reason}
      </p>
      <FoldedText label="Show report" text={last.report} />
    </Callout>
  );
}
