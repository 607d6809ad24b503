import { line } from '@/lib/contracts/common';
import { type Sql, sql } from '@/lib/db/client';

const MOST_CHARACTERS = 100;

/** A role as the API names it, PROJECT.MANAGER; taken with an underscore too. */
export const roleName = line(MOST_CHARACTERS, 1)
  .transform((name) => (name.includes('.') ? name : name.replace('_', '.')))
  .meta({ description: 'For example PROJECT.MANAGER.', reference: 'role' });

/** The name of a row of role as the API shows it. */
export const shownRoleName: Sql = sql`regexp_replace(role.name, '_', '.')`;
