import type { SetAsideMessage } from '@/lib/contracts/delivery/set-aside-messages';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { personJson } from '@/lib/db/person-json';
import { type RowShape, readRow } from '@/lib/db/row-shape';

/** A message that was set aside (`aside`), with what it says (`said`) and whom it is for, as the API shows it. */
export const setAsideRow: RowShape = {
  id: sql`aside.id`,
  tables: sql`set_aside_message AS aside`,
  joins: sql`LEFT JOIN outbox_message AS outbox ON outbox.id = aside.outbox_message_id`,
  json: sql`json_build_object(
    'uuid', aside.id, 'topic', aside.topic, 'kind', aside.kind,
    'title', coalesce(outbox.payload -> 'facts' ->> 'title', outbox.payload ->> 'subject', ''),
    'person', ${personJson(sql`coalesce(aside.user_id, outbox.user_id)`)},
    'reason', aside.reason, 'set_aside_at', aside.set_aside_at, 'retried_at', aside.retried_at)`,
};

/** One message that is or was set aside. @throws not_found */
export function readSetAsideRow({ db }: Ctx, uuid: string): Promise<SetAsideMessage> {
  return readRow(db, setAsideRow, sql`aside.id = ${uuid}::uuid`);
}
