import { sql } from '@/lib/db/client';
import { personJson } from '@/lib/db/person-json';
import type { RowShape } from '@/lib/db/row-shape';

/** A row of the ledger, `rule_subject AS subject`, with its person. */
export const subjectRow: RowShape = {
  id: sql`subject.id`,
  tables: sql`rule_subject AS subject JOIN user_account AS person ON person.id = subject.user_id`,
  json: sql`json_build_object('id', subject.id, 'run_id', subject.run_id, 'warned_run_id', subject.warned_run_id,
    'rule_id', subject.rule_id, 'version', subject.version, 'user_uuid', person.id, 'username', person.username,
    'full_name', person.full_name, 'action', subject.action, 'episode', subject.episode, 'state', subject.state,
    'reason', subject.reason, 'note', subject.note, 'tries', subject.tries, 'next_try_at', subject.next_try_at,
    'warned_at', subject.warned_at, 'due_on', subject.due_on,
    'delivery_uuid', (SELECT delivery.id FROM outbox_message AS message JOIN delivery ON delivery.outbox_message_id = message.id
      WHERE message.dedupe_key = subject.message_key ORDER BY delivery.id LIMIT 1),
    'at', subject.at, 'by', ${personJson(sql`subject.by_id`)}, 'undone_at', subject.undone_at,
    'undone_by', ${personJson(sql`subject.undone_by_id`)})`,
};
