import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { MailContent, Outcome } from '@/lib/plugins/channels/channel';
import { kindOf } from '@/lib/plugins/notification-kinds/kind-of';
import type { Outdated } from '@/lib/plugins/notification-kinds/notification-kind';
import type { Claimed } from '@/lib/services/delivery/claim';
import {
  composeMessage,
  findReader,
  type StoredMessage,
  type WrittenMail,
} from '@/lib/services/messages/compose-message';

/** How the log begins of attempts that broke off before anyone was asked to send. */
export const NOT_ASKED = 'Not sent: ';

/**
 * Writes a mail at the moment of sending, and keeps it as staff may read it. Where it would only mislead, because what it
 * says is no longer true or its reader is gone: how the attempt ends instead.
 * @throws RowError or ZodError for facts that its kind can’t read; Error for a kind that only another version knows
 */
export async function writeClaimed(ctx: Ctx, claimed: Claimed, stored: StoredMessage): Promise<MailContent | Outcome> {
  const { message, userId } = claimed;
  const kind = kindOf(message.kind);
  if (kind === undefined) throw new Error(`This version doesn’t know the type ${message.kind}.`);
  const reader = await findReader(ctx, userId, message.recipient);
  if (reader === null) return { kind: 'permanent', reason: 'The account is gone.', isIntended: true, isUnasked: true };
  const outdated = await kind.outdated(ctx, stored.facts, userId);
  if (outdated !== null) return withoutUse(ctx, message.deliveryId, outdated);
  const now = { ...stored, facts: await kind.current(ctx, stored.facts) };
  const mail = await composeMessage(kind, now, reader);
  await (kind.isResendable
    ? keepMail(ctx, message.deliveryId, mail)
    : keepShown(ctx, message.deliveryId, await composeMessage(kind, now, { ...reader, hidesLinks: true })));
  return mail;
}

/** It may have arrived when its link was used after an attempt that no one responded to. */
async function withoutUse(ctx: Ctx, deliveryId: string, { isUsed, reason }: Outdated): Promise<Outcome> {
  const [unanswered] = await ctx.db.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM delivery_attempt WHERE delivery_id = ${deliveryId}::uuid
      AND reason !~ '^[0-9]{3}: ' AND NOT starts_with(reason, ${NOT_ASKED}) LIMIT 1`);
  if (unanswered !== undefined && isUsed)
    return {
      kind: 'sent',
      providerId: null,
      note: 'There was no response, but its link was used, so it isn’t sent again.',
      isUnasked: true,
    };
  return { kind: 'permanent', reason, isIntended: true, isUnasked: true };
}

/** Every later attempt sends the same words, and so does staff who resend it. */
async function keepMail({ db }: Ctx, deliveryId: string, mail: WrittenMail): Promise<void> {
  await db.$executeRaw(sql`UPDATE delivery SET mail = ${JSON.stringify(mail)}::jsonb WHERE id = ${deliveryId}::uuid`);
}

/** Of a mail with links that are never stored: its words of this moment, for staff to read. */
async function keepShown({ db }: Ctx, deliveryId: string, { html, subject, text }: WrittenMail): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE outbox_message SET payload = payload || ${JSON.stringify({ shown: { subject, html, text } })}::jsonb
    WHERE id = (SELECT outbox_message_id FROM delivery WHERE id = ${deliveryId}::uuid)`);
}
