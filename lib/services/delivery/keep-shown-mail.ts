import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { showAccountMail, type Unwritten } from '@/lib/services/people/compose-account-mail';

/** Keeps, of a mail that is written as it is sent, what staff may read of it: its words of that moment, without its link. */
export async function keepShownMail(ctx: Ctx, deliveryId: string, unwritten: Unwritten): Promise<void> {
  const shown = await showAccountMail(ctx, unwritten);
  if (shown === null) return;
  const { subject, html, text } = shown;
  await ctx.db.$executeRaw(sql`
    UPDATE outbox_message SET payload = payload || ${JSON.stringify({ shown: { subject, html, text } })}::jsonb
    WHERE id = (SELECT outbox_message_id FROM delivery WHERE id = ${deliveryId}::uuid)`);
}
