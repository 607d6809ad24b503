import type { listDeliveriesOperation } from '@/lib/contracts/deliveries';
import type { InputOf } from '@/lib/contracts/operation';
import { join, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { matchesWords } from '@/lib/db/matches-words';
import { deliveryJson, deliveryRows, recipientInWords, titleOfDelivery } from '@/lib/services/deliveries/delivery-row';

type Asked = InputOf<typeof listDeliveriesOperation>;
type List = { json: string; total: number };

/** The ledger of who was told what on which way, newest first. One statement. */
export async function listDeliveries(ctx: Ctx, asked: Asked): Promise<List> {
  const rows = sql`${deliveryRows} WHERE ${conditions(asked)}`;
  const [list] = await ctx.db.$queryRaw<List[]>(sql`
    SELECT (SELECT count(*)::int FROM ${rows}) AS total,
      (SELECT coalesce(json_agg(listed.body), '[]')::text FROM (
        SELECT ${deliveryJson} AS body FROM ${rows} ORDER BY told.created DESC, told.id DESC
        LIMIT ${asked.page_size} OFFSET ${(asked.page - 1) * asked.page_size}) AS listed) AS json`);
  return list ?? { json: '[]', total: 0 };
}

function conditions({ about, channel, kind, q, state }: Asked): Sql {
  const all = [sql`TRUE`];
  if (state !== undefined) all.push(sql`told.state = ${state}`);
  if (channel !== undefined) all.push(sql`told.channel = ${channel}`);
  if (kind !== undefined) all.push(sql`told.kind = ${kind}`);
  if (about !== undefined) all.push(sql`said.topic = 'notice' AND said.payload ->> 'about' = ${about}`);
  if (q !== undefined) {
    const name = sql`coalesce(person.full_name, '')`;
    all.push(matchesWords(sql`(${recipientInWords} || ' ' || ${name} || ' ' || ${titleOfDelivery})`, q));
  }
  return join(all, ' AND ');
}
