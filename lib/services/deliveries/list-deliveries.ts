import type { listDeliveriesOperation } from '@/lib/contracts/deliveries';
import type { InputOf } from '@/lib/contracts/operation';
import { join, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { matchesWords } from '@/lib/db/matches-words';
import { deliveryJson, deliveryRows, recipientInWords, titleOfDelivery } from '@/lib/services/deliveries/delivery-row';

type Asked = InputOf<typeof listDeliveriesOperation>;
type List = { json: string; total: number };

/** The ledger of who was told what on which way, newest first. One statement, which reads words once where it searches them. */
export async function listDeliveries(ctx: Ctx, asked: Asked): Promise<List> {
  const isInWords = asked.about !== undefined || asked.q !== undefined;
  const [searched, kept] = isInWords
    ? [deliveryRows, sql`MATERIALIZED`]
    : [sql`delivery AS told`, sql`NOT MATERIALIZED`];
  const [list] = await ctx.db.$queryRaw<List[]>(sql`
    WITH found AS ${kept} (SELECT told.id, told.created FROM ${searched} WHERE ${conditions(asked)}),
      page AS (SELECT id, created FROM found ORDER BY created DESC, id DESC
        LIMIT ${asked.page_size} OFFSET ${(asked.page - 1) * asked.page_size})
    SELECT (SELECT count(*)::int FROM found) AS total,
      (SELECT coalesce(json_agg(${deliveryJson} ORDER BY page.created DESC, page.id DESC), '[]')::text
        FROM page JOIN (${deliveryRows}) ON told.id = page.id) AS json`);
  return list ?? { json: '[]', total: 0 };
}

function conditions({ about, channel, kind, q, state }: Asked): Sql {
  const all = [sql`TRUE`];
  if (state !== undefined) all.push(sql`told.state = ${state}`);
  if (channel !== undefined) all.push(sql`told.channel = ${channel}`);
  if (kind !== undefined) all.push(sql`told.kind = ${kind}`);
  if (about !== undefined) {
    const [type, id] = about.split(':');
    all.push(sql`said.topic = 'notice' AND said.subject_type = ${type} AND said.subject_id = ${id}`);
  }
  if (q !== undefined) {
    const name = sql`coalesce(person.full_name, '')`;
    all.push(matchesWords(sql`(${recipientInWords} || ' ' || ${name} || ' ' || ${titleOfDelivery})`, q));
  }
  return join(all, ' AND ');
}
