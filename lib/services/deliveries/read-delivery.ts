import type { Delivery, DeliveryDetail, readDeliveryOperation } from '@/lib/contracts/delivery/deliveries';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isRowError } from '@/lib/db/row-error';
import { kindOf } from '@/lib/plugins/notification-kinds/kind-of';
import type { Subject } from '@/lib/plugins/notification-kinds/notification-kind';
import { deliveryJson, deliveryRows } from '@/lib/services/deliveries/delivery-row';
import { composeMessage, findReader } from '@/lib/services/messages/compose-message';

type Detail = Pick<DeliveryDetail, 'note' | 'attempt_log' | 'mail'>;
type Row = Detail & { body: Delivery; facts: unknown; subject: Subject | null; priority_rank: number };

/**
 * One delivery with its attempts and, for a mail, the mail as it was sent; in one about an account the one-time link is
 * hidden. @throws not_found
 */
export async function readDelivery(ctx: Ctx, { uuid }: InputOf<typeof readDeliveryOperation>): Promise<DeliveryDetail> {
  const [row] = await ctx.db.$queryRaw<Row[]>(sql`
    SELECT ${deliveryJson} AS body, told.note, told.priority_rank,
      (SELECT coalesce(json_agg(json_build_object('at', log.at, 'outcome', log.outcome, 'reason', log.reason) ORDER BY log.id), '[]')
        FROM delivery_attempt AS log WHERE log.delivery_id = told.id) AS attempt_log,
      CASE WHEN told.channel <> 'email' THEN NULL
        WHEN told.mail IS NOT NULL THEN (told.mail - 'headers')::json
        WHEN outbox.payload ? 'html' THEN json_build_object('subject', outbox.payload ->> 'subject',
          'html', outbox.payload ->> 'html', 'text', coalesce(outbox.payload ->> 'text', ''))
        ELSE (outbox.payload -> 'shown')::json END AS mail,
      outbox.payload -> 'facts' AS facts,
      CASE WHEN outbox.subject_type IS NOT NULL THEN json_build_object('type', outbox.subject_type, 'id', outbox.subject_id) END AS subject
    FROM ${deliveryRows} WHERE told.id = ${uuid}::uuid`);
  if (row === undefined) throw new DomainError('not_found');
  const { attempt_log, body, mail, note } = row;
  return { ...body, note, attempt_log, mail: mail ?? (await writtenNow(ctx, row)) };
}

/** What it would say if it were sent now, of a mail that hasn’t been; null for what can’t be read. */
async function writtenNow(ctx: Ctx, { body, ...message }: Row): Promise<DeliveryDetail['mail']> {
  const kind = body.channel === 'email' ? kindOf(body.kind) : undefined;
  const reader = kind === undefined ? null : await findReader(ctx, body.person?.uuid ?? null, body.recipient);
  if (kind === undefined || reader === null) return null;
  try {
    const now = { ...message, facts: await kind.current(ctx, message.facts) };
    const { html, subject, text } = await composeMessage(kind, now, { ...reader, hidesLinks: true });
    return { subject, html, text };
  } catch (error) {
    if (isRowError(error)) return null;
    throw error;
  }
}
