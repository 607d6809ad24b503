import type { SetAsideMessage } from '@/lib/contracts/set-aside-messages';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Messages that were set aside (`aside`) with what each says (`said`) and whom it is for. */
export const setAsideRows: Sql = sql`set_aside_message AS aside
  LEFT JOIN outbox_message AS said ON said.id = aside.outbox_message_id
  LEFT JOIN user_account AS person ON person.id = coalesce(aside.user_id, said.user_id)`;

/** A row of `setAsideRows` as the API shows it, built by the database. */
export const setAsideJson: Sql = sql`json_build_object(
  'uuid', aside.id, 'topic', aside.topic, 'kind', aside.kind,
  'title', coalesce(said.payload -> 'facts' ->> 'title', said.payload ->> 'subject', ''),
  'person', CASE WHEN person.id IS NOT NULL THEN json_build_object('uuid', person.id, 'full_name', person.full_name) END,
  'reason', aside.reason, 'set_aside_at', aside.set_aside_at, 'retried_at', aside.retried_at)`;

/** One message that is or was set aside. @throws not_found */
export async function readSetAsideRow(ctx: Ctx, uuid: string): Promise<SetAsideMessage> {
  const [row] = await ctx.db.$queryRaw<{ body: SetAsideMessage }[]>(
    sql`SELECT ${setAsideJson} AS body FROM ${setAsideRows} WHERE aside.id = ${uuid}::uuid`,
  );
  if (row === undefined) throw new DomainError('not_found');
  return row.body;
}
