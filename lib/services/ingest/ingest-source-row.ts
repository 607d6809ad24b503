import { type Sql, sql } from '@/lib/db/client';

/** A row of ingest_source under the alias `source` as staff see it, which is without its token. */
export const ingestSourceJson: Sql = sql`
  json_build_object('uuid', source.id, 'name', source.name, 'kind', source.kind, 'prefix', source.prefix, 'created', source.created,
    'created_by_name', coalesce((SELECT full_name FROM user_account WHERE id = source.created_by_id), ''),
    'last_used_at', source.last_used_at, 'revoked_at', source.revoked_at,
    'last_not_understood', source.last_not_understood)`;
