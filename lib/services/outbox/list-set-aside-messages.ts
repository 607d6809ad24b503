import type { InputOf } from '@/lib/contracts/operation';
import type { listSetAsideMessagesOperation } from '@/lib/contracts/set-aside-messages';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { setAsideJson, setAsideRows } from '@/lib/services/outbox/set-aside-row';

type List = { json: string; total: number };

/** Messages that are set aside, newest first. One statement. */
export async function listSetAsideMessages(
  ctx: Ctx,
  { page, page_size }: InputOf<typeof listSetAsideMessagesOperation>,
): Promise<List> {
  const [list] = await ctx.db.$queryRaw<List[]>(sql`
    SELECT (SELECT count(*)::int FROM set_aside_message WHERE retried_at IS NULL) AS total,
      (SELECT coalesce(json_agg(listed.body), '[]')::text FROM (
        SELECT ${setAsideJson} AS body FROM ${setAsideRows} WHERE aside.retried_at IS NULL
        ORDER BY aside.set_aside_at DESC, aside.id DESC
        LIMIT ${page_size} OFFSET ${(page - 1) * page_size}) AS listed) AS json`);
  return list ?? { json: '[]', total: 0 };
}
