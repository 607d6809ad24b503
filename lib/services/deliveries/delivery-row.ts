import type { Delivery } from '@/lib/contracts/delivery/deliveries';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { notificationKinds } from '@/lib/plugins/notification-kinds/registry';

const joins: Sql = sql`
  JOIN outbox_message AS outbox ON outbox.id = told.outbox_message_id
  LEFT JOIN user_account AS person ON person.id = told.user_id
  LEFT JOIN webhook_endpoint AS endpoint ON told.channel = 'webhook' AND endpoint.id::text = told.recipient`;

/** The ledger `told` with what each row says (`said`) and whom it tells. */
export const deliveryRows: Sql = sql`delivery AS told ${joins}`;

/** The mail that told what a row of `deliveryRows` left to the digest. */
const digestJson: Sql = sql`(SELECT json_build_object('uuid', digest.id, 'state', digest.state, 'sent_at', digest.sent_at)
  FROM delivery AS digest WHERE digest.outbox_message_id = told.digest_message_id AND digest.channel = 'email' LIMIT 1)`;

/** Whom a row of `deliveryRows` tells, in words. The path of a webhook's address may be a secret. */
export const formatRecipient: Sql = sql`CASE told.channel
  WHEN 'in_app' THEN coalesce(person.full_name, '')
  WHEN 'webhook' THEN coalesce(substring(endpoint.url FROM '^https?://[^/?#]+'), 'a deleted webhook')
  ELSE told.recipient END`;

/** What a row of `deliveryRows` tells, in a line. */
export const titleOfDelivery: Sql = sql`coalesce(outbox.payload -> 'facts' ->> 'title', outbox.payload ->> 'subject', '')`;

/** Mails that were sent or could have been go once more; not those that wait, nor those without an address. */
export const canResend: Sql = sql`(told.channel = 'email' AND (outbox.payload ? 'html' OR told.mail IS NOT NULL) AND (
  told.state IN ('sent', 'delivered', 'bounced', 'failed')
  OR told.state = 'suppressed' AND coalesce(told.reason, '') NOT IN ('no_address', 'inactive', 'not_staff', 'set_aside')))`;

const overriding = notificationKinds.filter(({ overrides }) => overrides).map(({ id }) => id);

/** A row of `deliveryRows` as the API shows it, built by the database. */
export const deliveryJson: Sql = sql`json_build_object(
  'uuid', told.id, 'kind', told.kind, 'channel', told.channel, 'recipient', ${formatRecipient},
  'person', CASE WHEN person.id IS NOT NULL THEN json_build_object('uuid', person.id, 'full_name', person.full_name) END,
  'title', ${titleOfDelivery},
  'about', CASE WHEN outbox.subject_type IN ('notification', 'alert') THEN outbox.subject_type || ':' || outbox.subject_id END, 'state', told.state, 'reason', told.reason,
  'digest', ${digestJson},
  'attempts', told.attempts, 'last_error', told.last_error, 'next_attempt_at', told.next_attempt_at,
  'created', told.created, 'sent_at', told.sent_at, 'can_resend', ${canResend},
  'override_notification_setting', told.kind = ANY(${overriding}::text[]))`;

/** A delivery as the API shows it; conditions speak of `told` alone. */
export const deliveryRow: RowShape = { id: sql`told.id`, tables: sql`delivery AS told`, joins, json: deliveryJson };

/** The same for conditions that speak of everything in `deliveryRows`. */
export const searchedDeliveryRow: RowShape = { id: sql`told.id`, tables: deliveryRows, json: deliveryJson };

/** One delivery. @throws not_found */
export function readDeliveryRow({ db }: Ctx, uuid: string): Promise<Delivery> {
  return readRow(db, deliveryRow, sql`told.id = ${uuid}::uuid`);
}
