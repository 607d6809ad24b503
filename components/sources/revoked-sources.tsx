import { kindLabels } from '@/components/sources/kind-labels';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import type { IngestSource } from '@/lib/contracts/alerts/ingest';

/** The sources that report no more. */
export function RevokedSources({ sources }: { sources: readonly IngestSource[] }) {
  return (
    <section aria-labelledby="revoked-sources" className="mt-8">
      <h2 id="revoked-sources" className="mb-2 px-3 font-medium text-sm text-text-muted">
        Revoked
      </h2>
      <ul aria-labelledby="revoked-sources" className="border-t text-text-muted">
        {sources.map(({ kind, name, revoked_at, uuid }) => (
          <ListRow
            key={uuid}
            title={name}
            detail={kindLabels[kind]}
            trailing={revoked_at !== null && <Revocation at={revoked_at} />}
          />
        ))}
      </ul>
    </section>
  );
}

function Revocation({ at }: { at: string }) {
  return (
    <span>
      Revoked <Moment at={at} />
    </span>
  );
}
