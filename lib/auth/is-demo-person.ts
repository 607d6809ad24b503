import { type Sql, sql } from '@/lib/db/client';

/**
 * The condition that a row of user_account may be entered without proof: it came with a demo installation, and nobody has
 * made it their own since by an invitation or a password. Imports and `create-admin` take the mark away.
 */
export function isDemoPerson(alias: Sql): Sql {
  return sql`${alias}.is_demo AND ${alias}.password_hash IS NULL AND ${alias}.invited_at IS NULL
    AND EXISTS (SELECT 1 FROM installation WHERE installation.kind = 'demo')`;
}
