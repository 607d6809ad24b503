import type { listImportErrorsOperation } from '@/lib/contracts/imports/imports';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending } from '@/lib/db/row-order';
import { readImportRow } from '@/lib/services/imports/import-row';

const shape = {
  id: sql`fault.id`,
  tables: sql`import_error AS fault`,
  json: sql`json_build_object('line', fault.line, 'record_type', fault.record_type, 'external_id', fault.external_id,
    'field', fault.field, 'message', fault.message)`,
};
const filters = { uuid: isId(sql`fault.import_id`) };
const inOrderOfTheFile = [ascending(sql`fault.id`)];

/** What was wrong with an import's lines, in the order of the file; the first thousand faults. @throws not_found */
export async function listImportErrors(ctx: Ctx, input: InputOf<typeof listImportErrorsOperation>) {
  await readImportRow(ctx, input.uuid);
  return listRows(ctx.db, shape, { condition: matchesAll(input, filters), order: inOrderOfTheFile }, input);
}
