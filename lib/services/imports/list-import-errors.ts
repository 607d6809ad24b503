import type { listImportErrorsOperation } from '@/lib/contracts/imports';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

type List = { json: string; total: number };

/** What was wrong with an import's lines, in the order of the file; the first thousand faults. @throws not_found */
export async function listImportErrors(
  ctx: Ctx,
  { uuid, page, page_size }: InputOf<typeof listImportErrorsOperation>,
): Promise<List> {
  const [list] = await ctx.db.$queryRaw<List[]>(sql`
    SELECT (SELECT count(*)::int FROM import_error WHERE import_id = import.id) AS total,
      (SELECT coalesce(json_agg(listed), '[]')::text FROM (
        SELECT line, record_type, external_id, field, message FROM import_error
        WHERE import_id = import.id ORDER BY id
        LIMIT ${page_size} OFFSET ${(page - 1) * page_size}) AS listed) AS json
    FROM import WHERE import.id = ${uuid}::uuid`);
  if (list === undefined) throw new DomainError('not_found');
  return list;
}
