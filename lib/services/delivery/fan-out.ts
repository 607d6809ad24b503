import { z } from 'zod';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { inRow, RowFault } from '@/lib/db/row-fault';
import { accountFacts } from '@/lib/emails/account-facts';
import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';
import { notificationKinds } from '@/lib/plugins/notification-kinds/registry';
import { composeNotice } from '@/lib/services/delivery/compose-notice';
import { audience } from '@/lib/services/delivery/stages/audience';
import { dedupe } from '@/lib/services/delivery/stages/dedupe';
import { recordEndpoints } from '@/lib/services/delivery/stages/endpoints';
import { preferences } from '@/lib/services/delivery/stages/preferences';
import { quietHours } from '@/lib/services/delivery/stages/quiet-hours';
import { record } from '@/lib/services/delivery/stages/record';
import { processMessages } from '@/lib/services/outbox/process-messages';

const TIMEOUT_MS = 60_000;
const MOST_ADDRESSED = 200;

const notice = z.object({
  about: z.string(),
  priority_rank: z.int(),
  facts: z.object({ title: z.string(), message: z.string() }),
});
/** A mail that is written as it is sent. */
const unwritten = z.object({ facts: accountFacts });

export type FannedOut = { decided: number; set_aside: number };

/**
 * Decides for every message that waits who is told of it on which way, the most pressing kinds first, and says how many were
 * decided. A message that cannot be decided is set aside.
 */
export async function fanOut(ctx: Ctx): Promise<FannedOut> {
  const fanned = { decided: 0, set_aside: 0 };
  for (const kind of notificationKinds) {
    const size = kind.audience === 'staff' ? 1 : MOST_ADDRESSED;
    for (;;) {
      const { processed, setAside, taken } = await processMessages<Waiting>(ctx, {
        condition: sql`said.topic IN ('notice', 'mail') AND said.kind = ${kind.id}`,
        columns,
        size,
        timeoutMs: TIMEOUT_MS,
        work: (tx, waiting) => decide(tx, kind, waiting),
      });
      fanned.decided += processed;
      fanned.set_aside += setAside;
      if (taken < size) break;
    }
  }
  return fanned;
}

/** `payload` of what is not yet a mail in whole; `is_whole` of what should be one. */
type Waiting = { id: string; topic: string; payload: unknown; is_whole: boolean | null };

const isMail = sql`(said.topic = 'mail' AND said.payload ? 'html')`;
const columns = sql`said.id, said.topic, CASE WHEN NOT ${isMail} THEN said.payload END AS payload,
  CASE WHEN ${isMail} THEN jsonb_typeof(said.payload) = 'object' AND jsonb_typeof(said.payload -> 'html') = 'string'
    AND coalesce(jsonb_typeof(said.payload -> 'text'), 'string') = 'string'
    AND coalesce(jsonb_typeof(said.payload -> 'subject'), 'string') = 'string'
    AND coalesce(jsonb_typeof(said.payload -> 'headers'), 'object') = 'object' END AS is_whole`;

async function decide(tx: Ctx, kind: NotificationKind, waiting: readonly Waiting[]): Promise<void> {
  for (const message of waiting) await prepare(tx, message);
  const ids = waiting.map(({ id }) => id);
  await tx.db.$executeRaw(sql`
    WITH message AS MATERIALIZED (
      SELECT id, user_id, dedupe_key, payload ->> 'about' AS subject, coalesce((payload ->> 'priority_rank')::int, 2) AS priority_rank,
        EXISTS (SELECT 1 FROM platform_alert AS alert WHERE payload ->> 'about' = 'alert:' || alert.id
          AND alert.id = (payload -> 'facts' ->> 'id')::int AND alert.snoozed_until > ${tx.now}::timestamptz) AS is_muted
      FROM outbox_message WHERE id = ANY(${ids}::uuid[])),
    ${audience(kind)}, ${preferences(kind)}, ${await quietHours(tx, kind)}, ${dedupe(kind, tx.now)}, ${record(kind, tx.now)}`);
  if (kind.audience === 'staff') await tx.db.$executeRaw(recordEndpoints(kind, ids, tx.now));
  tx.touch({ topic: 'deliveries' });
}

/** @throws for a payload that says nothing that could be sent */
async function prepare(tx: Ctx, message: Waiting): Promise<void> {
  if (message.topic === 'notice') return addMail(tx, message);
  if (message.is_whole === false) throw new RowFault('The stored email is incomplete.');
  if (message.is_whole === null) unwritten.parse(message.payload);
}

/** The words are stored once, beside what happened, however many are told. */
async function addMail(tx: Ctx, { id, payload }: Waiting): Promise<void> {
  const { about, priority_rank, facts } = notice.parse(payload);
  const mail = await inRow(() => composeNotice({ ...facts, about, priorityRank: priority_rank }));
  await tx.db.$executeRaw(
    sql`UPDATE outbox_message SET payload = payload || ${JSON.stringify(mail)}::jsonb WHERE id = ${id}::uuid`,
  );
}
