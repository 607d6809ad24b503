import { z } from 'zod';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { RowError } from '@/lib/db/row-error';
import { subjectNumber } from '@/lib/db/subject-number';
import { isForMany } from '@/lib/plugins/notification-kinds/audience-sql';
import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';
import { notificationKinds } from '@/lib/plugins/notification-kinds/registry';
import { audience } from '@/lib/services/delivery/stages/audience';
import { dedupe } from '@/lib/services/delivery/stages/dedupe';
import { recordEndpoints } from '@/lib/services/delivery/stages/endpoints';
import { preferences } from '@/lib/services/delivery/stages/preferences';
import { quietHours } from '@/lib/services/delivery/stages/quiet-hours';
import { record } from '@/lib/services/delivery/stages/record';
import { composeMessage, readerAt, type StoredMessage } from '@/lib/services/messages/compose-message';
import { processMessages } from '@/lib/services/outbox/process-messages';

const TIMEOUT_MS = 60_000;
const MOST_ADDRESSED = 200;

/** What a message is written from. */
const unwritten = z.object({ facts: z.unknown(), priority_rank: z.int().default(2) });

export type FannedOut = { decided: number; set_aside: number };

/**
 * Decides for every message that waits who is told of it on which way, the most pressing kinds first, and says how many were
 * decided. A message that cannot be decided is set aside.
 */
export async function fanOut(ctx: Ctx): Promise<FannedOut> {
  const fanned = { decided: 0, set_aside: 0 };
  for (const kind of notificationKinds) {
    const size = isForMany(kind.audience) ? 1 : MOST_ADDRESSED;
    for (;;) {
      const { processed, setAside, taken } = await processMessages<Waiting>(ctx, {
        condition: sql`outbox.topic IN ('notice', 'mail') AND outbox.kind = ${kind.id}`,
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
type Waiting = {
  id: string;
  subject_type: string | null;
  subject_id: string | null;
  payload: unknown;
  is_whole: boolean | null;
};

const isMail = sql`(outbox.topic = 'mail' AND outbox.payload ? 'html')`;
const columns = sql`outbox.id, outbox.subject_type, outbox.subject_id, CASE WHEN NOT ${isMail} THEN outbox.payload END AS payload,
  CASE WHEN ${isMail} THEN jsonb_typeof(outbox.payload) = 'object' AND jsonb_typeof(outbox.payload -> 'html') = 'string'
    AND coalesce(jsonb_typeof(outbox.payload -> 'text'), 'string') = 'string'
    AND coalesce(jsonb_typeof(outbox.payload -> 'subject'), 'string') = 'string'
    AND coalesce(jsonb_typeof(outbox.payload -> 'headers'), 'object') = 'object' END AS is_whole`;

async function decide(tx: Ctx, kind: NotificationKind, waiting: readonly Waiting[]): Promise<void> {
  for (const message of waiting) await prepare(tx, kind, message);
  const ids = waiting.map(({ id }) => id);
  await tx.db.$executeRaw(sql`
    WITH message AS MATERIALIZED (
      SELECT id, user_id, address, dedupe_key, subject_type, subject_id, payload,
        coalesce((payload ->> 'priority_rank')::int, 2) AS priority_rank,
        EXISTS (SELECT 1 FROM platform_alert AS alert WHERE outbox.subject_type = 'alert'
          AND alert.id = ${subjectNumber(sql`outbox`)} AND alert.snoozed_until > ${tx.now}::timestamptz) AS is_muted,
        (SELECT notice.except_user_id FROM admin_notification AS notice
          WHERE outbox.subject_type = 'notification' AND notice.id = ${subjectNumber(sql`outbox`)}) AS except_user_id
      FROM outbox_message AS outbox WHERE id = ANY(${ids}::uuid[])),
    ${audience(kind)}, ${preferences(kind)}, ${await quietHours(tx, kind, ids)}, ${dedupe(kind, tx.now)}, ${record(kind, tx.now)}`);
  if (kind.audience === 'staff') await tx.db.$executeRaw(recordEndpoints(kind, ids, tx.now));
  tx.touch({ topic: 'deliveries' });
}

/** @throws for a payload that says nothing that could be sent */
async function prepare(tx: Ctx, kind: NotificationKind, message: Waiting): Promise<void> {
  if (message.is_whole === true) return;
  if (message.is_whole === false || kind.digestOf !== null) throw new RowError('The stored email is incomplete.');
  const stored = unwritten.parse(message.payload);
  if (kind.audience === 'staff') await writeForAll(tx, kind, message, stored);
  else kind.parse(stored.facts);
}

/** What reads the same for everyone is written and stored once, beside what happened, however many get it. */
async function writeForAll(
  tx: Ctx,
  kind: NotificationKind,
  { id, subject_id, subject_type }: Waiting,
  stored: Omit<StoredMessage, 'subject'>,
): Promise<void> {
  const subject = subject_type === null || subject_id === null ? null : { type: subject_type, id: subject_id };
  const mail = await composeMessage(kind, { ...stored, subject }, readerAt(''));
  await tx.db.$executeRaw(
    sql`UPDATE outbox_message SET payload = payload || ${JSON.stringify(mail)}::jsonb WHERE id = ${id}::uuid`,
  );
}
