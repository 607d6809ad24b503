import { Link } from '@/components/ui/link';
import { apiDocsPage } from '@/lib/core/routes';

const example = `{"type":"customer","external_id":"c-1","name":"Institute of Physics"}
{"type":"project","external_id":"p-1","customer":"c-1","name":"Lattice"}
{"type":"user","external_id":"u-1","email":"ada@example.org","username":"ada","full_name":"Ada King"}
{"type":"role","user":"u-1","role":"PROJECT_MANAGER","scope":"project:p-1"}`;

/** What a file looks like, for those who have none yet. */
export function FormatHelp() {
  return (
    <details className="mt-3">
      <summary className="cursor-pointer font-medium text-sm text-text-muted hover:text-text">File format</summary>
      <div className="mt-2 max-w-180 space-y-2 text-text-muted">
        <p>
          NDJSON: one object per line (or a JSON array of them), with its <code>type</code>: customer, user, project,
          role, offering, resource, order or audience. <code>external_id</code> is the key: sending it again updates the
          record, and other records refer to it.
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre tabIndex={0} className="overflow-x-auto rounded-md border bg-surface-sunken p-3 text-sm text-text">
          {example}
        </pre>
        <p>
          CSV: one record type per file, with the same names as columns, separated by commas, semicolons, tabs or |.
          Lines with errors are reported and skipped. Importing a file again is safe.
        </p>
        <p>
          <Link href={apiDocsPage}>Import through the API</Link>
        </p>
      </div>
    </details>
  );
}
