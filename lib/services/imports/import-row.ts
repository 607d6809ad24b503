import type { ImportRun } from '@/lib/contracts/imports/imports';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';

/** An import whose process has been silent for this long is dead. */
const SILENT_TOO_LONG = sql`interval '2 minutes'`;

export const ABANDONED =
  'The import stopped because its process ended. Stored records are kept; run it again to finish.';

/** The condition that an import still counts as running though nobody is working on it. */
export function isAbandoned(now: Date): Sql {
  return sql`import.status IN ('queued', 'running')
    AND coalesce(import.heartbeat_at, import.created) < ${now}::timestamptz - ${SILENT_TOO_LONG}`;
}

/** An import as the API shows it; an abandoned one is shown as failed. */
export function importRow(now: Date): RowShape {
  return { id: sql`import.id`, tables: sql`import`, json: importJson(now) };
}

function importJson(now: Date): Sql {
  return sql`
    json_build_object(
      'uuid', import.id,
      'status', CASE WHEN ${isAbandoned(now)} THEN 'failed' ELSE import.status END,
      'source', import.source, 'file_name', import.file_name, 'store_name', import.store_name, 'format', import.format,
      'record_type', import.record_type, 'size_bytes', import.size_bytes, 'bytes_read', import.bytes_read,
      'lines_read', import.lines_read, 'counts', import.counts, 'error_count', import.error_count,
      'failure', CASE WHEN ${isAbandoned(now)} THEN ${ABANDONED} ELSE import.failure END,
      'created_by_name', coalesce((SELECT full_name FROM user_account WHERE id = import.created_by_id), ''),
      'created', import.created,
      'finished_at', CASE WHEN ${isAbandoned(now)} THEN import.heartbeat_at ELSE import.finished_at END)`;
}

/** One import by its id. @throws not_found */
export function readImportRow(ctx: Ctx, id: string): Promise<ImportRun> {
  return readRow(ctx.db, importRow(ctx.now), sql`import.id = ${id}::uuid`);
}
