import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { formatInterval } from '@/lib/services/stores/format-interval';
import { storedGaps } from '@/lib/services/stores/note-store-report';
import { type FoundSource, setIssue, sourceColumns } from '@/lib/services/stores/store-issue';
import { isSilent, usualInterval } from '@/lib/services/stores/usual-interval';

const MOST_SOURCES = 1_000;

/**
 * Notifies staff of stores whose sources have brought nothing for longer than is usual for them. Safe to run twice: a store with
 * an issue is not looked at. Returns how many went silent.
 */
export async function findSilentStores(ctx: Ctx): Promise<{ silent: number }> {
  return transaction(ctx, async (tx) => {
    const well = await tx.db.$queryRaw<FoundSource[]>(sql`
      SELECT ${sourceColumns} FROM store_source WHERE issue IS NULL AND heard_at IS NOT NULL
      ORDER BY id LIMIT ${MOST_SOURCES} FOR UPDATE SKIP LOCKED`);
    const silent = well.filter(({ gaps, heardAt }) => isSilent(storedGaps.parse(gaps), heardAt, tx.now));
    for (const source of silent) await setIssue(tx, source, 'silent', messageOf(source));
    return { silent: silent.length };
  });
}

function messageOf({ gaps, heardAt, kind, name }: FoundSource): string {
  const usual = formatInterval(usualInterval(storedGaps.parse(gaps)) ?? 0);
  const last = heardAt?.toISOString().slice(0, 16).replace('T', ' ') ?? '';
  return `${name} last delivered ${kind} on ${last} UTC. It usually delivers at least every ${usual}.`;
}
