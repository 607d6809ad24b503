import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';

const ENGINE = 'Inngest';

type Outage = { since: Date };

/** Notifies staff that the job engine cannot be reached, once per outage, however many processes notice it. */
export async function noteEngineLost(ctx: Ctx, since: Date): Promise<void> {
  await transaction(ctx, async (tx) => {
    const begun = await tx.db.$queryRaw<Outage[]>(sql`
      INSERT INTO engine_outage (engine, since) VALUES (${ENGINE}, ${since}::timestamptz)
      ON CONFLICT (engine) DO NOTHING RETURNING since`);
    if (begun.length > 0) await raiseNotification(tx, 'job_engine', { engine: ENGINE, since, until: null });
  });
}

/** Notifies staff that the job engine can be reached again, once per outage. Nothing happens where none was noted. */
export async function noteEngineBack(ctx: Ctx): Promise<void> {
  await transaction(ctx, async (tx) => {
    const ended = await tx.db.$queryRaw<Outage[]>(
      sql`DELETE FROM engine_outage WHERE engine = ${ENGINE} RETURNING since`,
    );
    for (const { since } of ended) {
      await raiseNotification(tx, 'job_engine', { engine: ENGINE, since, until: tx.now });
    }
  });
}
