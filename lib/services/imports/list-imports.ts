import type { listImportsOperation } from '@/lib/contracts/imports/imports';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending } from '@/lib/db/row-order';
import { importRow } from '@/lib/services/imports/import-row';

const newestFirst = [descending(sql`import.created`), descending(sql`import.id`)];

/** All imports, newest first. One statement. */
export function listImports(ctx: Ctx, input: InputOf<typeof listImportsOperation>) {
  return listRows(ctx.db, importRow(ctx.now), { condition: matchesAll(input, {}), order: newestFirst }, input);
}
