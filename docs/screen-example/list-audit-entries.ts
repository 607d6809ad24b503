import type { listAuditEntriesOperation } from '@/docs/screen-example/audit-entries';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { equals, hasWords, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';

const actorName = sql`coalesce(actor.full_name, entry.actor_name)`;

const auditRow: RowShape = {
  id: sql`entry.id`,
  tables: sql`audit_entry AS entry LEFT JOIN user_account AS actor ON actor.id = entry.actor_id`,
  json: sql`json_build_object('uuid', entry.id, 'at', entry.at, 'actor_name', ${actorName},
    'operation', entry.operation, 'result', entry.result)`,
};

const newestFirst = [descending(sql`entry.at`), descending(sql`entry.id`)];

const filters = {
  result: equals(sql`entry.result`),
  q: hasWords(sql`(${actorName} || ' ' || entry.operation)`),
};

/** Who did what, newest first. One statement. */
export function listAuditEntries(ctx: Ctx, input: InputOf<typeof listAuditEntriesOperation>) {
  const selected = { condition: matchesAll(input, filters), order: newestFirst, isSearched: input.q !== undefined };
  return listRows(ctx.db, auditRow, selected, input);
}
