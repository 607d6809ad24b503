import type { InputOf } from '@/lib/contracts/operation';
import type { listUsersOperation } from '@/lib/contracts/users';
import { sql } from '@/lib/db/client';
import { equals, hasWords, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending } from '@/lib/db/row-order';
import { userRow } from '@/lib/services/people/user-row';

const byName = [ascending(sql`person.full_name`), ascending(sql`person.id`)];

const filters = {
  status: equals(sql`person.status`),
  is_staff: equals(sql`person.is_staff`),
  q: hasWords(sql`(person.full_name || ' ' || person.email)`),
};

/** The people of the installation, by name. One statement. */
export function listUsers(ctx: Ctx, input: InputOf<typeof listUsersOperation>) {
  const selected = { condition: matchesAll(input, filters), order: byName, isSearched: input.q !== undefined };
  return listRows(ctx.db, userRow, selected, input);
}
