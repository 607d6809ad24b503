import { z } from 'zod';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';
import { notificationKinds } from '@/lib/plugins/notification-kinds/registry';
import { composeNotice } from '@/lib/services/delivery/compose-notice';
import { audience } from '@/lib/services/delivery/stages/audience';
import { dedupe } from '@/lib/services/delivery/stages/dedupe';
import { recordEndpoints } from '@/lib/services/delivery/stages/endpoints';
import { preferences } from '@/lib/services/delivery/stages/preferences';
import { quietHours } from '@/lib/services/delivery/stages/quiet-hours';
import { record } from '@/lib/services/delivery/stages/record';

const TIMEOUT_MS = 60_000;
const MOST_ADDRESSED = 200;

const notice = z.object({
  about: z.string(),
  priority_rank: z.int(),
  facts: z.object({ title: z.string(), message: z.string() }),
});

/** Decides for every message that waits who is told of it on which way, the most pressing kinds first, and says how many were decided. */
export async function fanOut(ctx: Ctx): Promise<number> {
  let decided = 0;
  for (const kind of notificationKinds) {
    const size = kind.audience === 'staff' ? 1 : MOST_ADDRESSED;
    for (;;) {
      const count = await transaction(ctx, (tx) => fanOutBatch(tx, kind, size), TIMEOUT_MS);
      decided += count;
      if (count < size) break;
    }
  }
  return decided;
}

type Waiting = { id: string; topic: string; payload: unknown };

async function fanOutBatch(tx: Ctx, kind: NotificationKind, size: number): Promise<number> {
  const waiting = await tx.db.$queryRaw<Waiting[]>(sql`
    SELECT id, topic, CASE topic WHEN 'notice' THEN payload END AS payload FROM outbox_message
    WHERE topic IN ('notice', 'mail') AND kind = ${kind.id} AND processed_at IS NULL
    ORDER BY created, id LIMIT ${size} FOR UPDATE SKIP LOCKED`);
  if (waiting.length === 0) return 0;
  for (const message of waiting) if (message.topic === 'notice') await addMail(tx, message);
  const ids = waiting.map(({ id }) => id);
  await tx.db.$executeRaw(sql`
    WITH message AS MATERIALIZED (
      SELECT id, user_id, dedupe_key, payload ->> 'about' AS subject, coalesce((payload ->> 'priority_rank')::int, 2) AS priority_rank,
        EXISTS (SELECT 1 FROM platform_alert AS alert WHERE payload ->> 'about' = 'alert:' || alert.id
          AND alert.id = (payload -> 'facts' ->> 'id')::int AND alert.snoozed_until > ${tx.now}::timestamptz) AS is_muted
      FROM outbox_message WHERE id = ANY(${ids}::uuid[])),
    ${audience(kind)}, ${preferences(kind)}, ${await quietHours(tx, kind)}, ${dedupe(kind, tx.now)}, ${record(kind, tx.now)}`);
  if (kind.audience === 'staff') await tx.db.$executeRaw(recordEndpoints(kind, ids, tx.now));
  await tx.db.$executeRaw(
    sql`UPDATE outbox_message SET processed_at = ${tx.now}::timestamptz WHERE id = ANY(${ids}::uuid[])`,
  );
  tx.touch({ topic: 'deliveries' });
  return waiting.length;
}

/** The words are stored once, beside what happened, however many are told. */
async function addMail(tx: Ctx, { id, payload }: Waiting): Promise<void> {
  const { about, priority_rank, facts } = notice.parse(payload);
  const mail = await composeNotice({ ...facts, about, priorityRank: priority_rank });
  await tx.db.$executeRaw(
    sql`UPDATE outbox_message SET payload = payload || ${JSON.stringify(mail)}::jsonb WHERE id = ${id}::uuid`,
  );
}
