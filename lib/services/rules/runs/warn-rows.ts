import { addDays, dayOf } from '@/lib/core/dates';
import { sendsMail } from '@/lib/core/env';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isMailAddress } from '@/lib/db/is-mail-address';
import { ruleWarning } from '@/lib/plugins/notification-kinds/rule-warning';
import { messageOf, queueMessages } from '@/lib/services/messages/notify';
import { warnedAction } from '@/lib/services/rules/lifecycle/warned-action';
import type { Acting } from '@/lib/services/rules/runs/acting';
import { type ReachedRow, type RowOutcome, unreachable, warned } from '@/lib/services/rules/runs/row-outcome';

type Reader = { id: string; status: string; obstacle: string | null };

/** Warns people of what is about to happen to them; whom no mail reaches needs the attention of staff. */
export async function warnRows(tx: Ctx, acting: Acting, rows: readonly ReachedRow[]): Promise<RowOutcome[]> {
  if (rows.length === 0) return [];
  const { definition, version } = acting.version;
  const readers = new Map((await findReaders(tx, rows)).map((reader) => [reader.id, reader]));
  const action = await warnedAction(tx, { id: acting.ruleId, version });
  const day = addDays(dayOf(tx.now, acting.timeZone), definition.warn_days);
  // Without an email service the warning counts from when it is kept in the outbox.
  const kept = sendsMail() ? { warned_at: null, due_on: null } : { warned_at: tx.now, due_on: day };
  const decided = rows.map((row) => {
    const reader = readers.get(row.userId);
    const obstacle = reader === undefined ? 'no_address' : reader.obstacle;
    if (obstacle !== null) return { outcome: unreachable(row, obstacle), message: null };
    const message_key = `rule_warning:${row.id}:${tx.now.getTime()}`;
    const facts = { mail: 'warned', action, day, can_sign_in: reader?.status === 'active' } as const;
    const message = messageOf(ruleWarning, facts, { to: row.userId, dedupeKey: message_key });
    return { outcome: warned(row, { message_key, ...kept }), message };
  });
  await queueMessages(
    tx,
    decided.flatMap(({ message }) => (message === null ? [] : [message])),
  );
  return decided.map(({ outcome }) => outcome);
}

function findReaders({ db }: Ctx, rows: readonly ReachedRow[]): Promise<Reader[]> {
  return db.$queryRaw<Reader[]>(sql`
    SELECT person.id, person.status, CASE WHEN NOT ${isMailAddress(sql`person.email`)} THEN 'no_address' ELSE (
      SELECT CASE told.reason WHEN 'complained' THEN 'complained' ELSE 'bounced_before' END FROM delivery AS told
      WHERE told.channel = 'email' AND told.state = 'bounced' AND told.recipient = person.email
        AND told.reason IN ('complained', 'hard_bounce') LIMIT 1) END AS obstacle
    FROM user_account AS person WHERE person.id = ANY(${rows.map(({ userId }) => userId)}::uuid[])`);
}
