import { apiPath } from '@/lib/core/routes';
import { type Sql, sql } from '@/lib/db/client';
import { absoluteUrl } from '@/lib/emails/absolute-url';

/** The address in the API of an object of ours; null without its id. */
export function addressOf(path: string, id: Sql): Sql {
  return sql`${absoluteUrl(apiPath(path))} || ${id} || '/'`;
}
