import type { listImportsOperation } from '@/lib/contracts/imports';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { importJson } from '@/lib/services/imports/import-row';

type List = { json: string; total: number };

/** All imports, newest first. One statement. */
export async function listImports(ctx: Ctx, { page, page_size }: InputOf<typeof listImportsOperation>): Promise<List> {
  const [list] = await ctx.db.$queryRaw<List[]>(sql`
    SELECT (SELECT count(*)::int FROM import) AS total,
      (SELECT coalesce(json_agg(listed.body), '[]')::text FROM (
        SELECT ${importJson(ctx.now)} AS body FROM import
        ORDER BY import.created DESC, import.id DESC
        LIMIT ${page_size} OFFSET ${(page - 1) * page_size}) AS listed) AS json`);
  return list ?? { json: '[]', total: 0 };
}
