import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type AccountFacts, accountMailTitles } from '@/lib/emails/account-facts';
import { addEvent } from '@/lib/services/jobs/add-event';

const MOST_PRESSING = 4;

/** Leaves a mail about a person's account in the outbox, in the transaction that causes it. It is written at sending time. */
export async function queueAccountMail(tx: Ctx, userId: string, facts: AccountFacts): Promise<void> {
  const kind = 'link_id' in facts ? 'account_link' : 'account_security';
  const payload = { priority_rank: MOST_PRESSING, facts: { ...facts, title: accountMailTitles[facts.mail] } };
  await tx.db.$executeRaw(sql`
    INSERT INTO outbox_message (topic, kind, user_id, payload, created)
    VALUES ('mail', ${kind}, ${userId}::uuid, ${JSON.stringify(payload)}::jsonb, ${tx.now}::timestamptz)`);
  await addEvent(tx, { type: 'delivery.requested' });
}
