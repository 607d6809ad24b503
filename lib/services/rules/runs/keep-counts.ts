import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { countedNow } from '@/lib/services/rules/runs/run-row';

/** Adds to the acts of a run that has ended which were undone, however many there were. One statement. */
export async function keepUndone({ db }: Ctx, runId: string, undone: number): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE rule_run SET counts = jsonb_set(counts, '{undone}', to_jsonb((counts ->> 'undone')::int + ${undone}::int))
    WHERE id = ${runId}::uuid AND ended_at IS NOT NULL`);
}

/** Counts again how runs that have ended went, after a later try or undo. One statement. */
export async function keepCounts({ db }: Ctx, runIds: readonly string[]): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE rule_run AS run SET counts = ${countedNow} WHERE run.id = ANY(${runIds}::uuid[]) AND run.ended_at IS NOT NULL`);
}
