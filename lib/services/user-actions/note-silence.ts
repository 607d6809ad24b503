import type { Ctx } from '@/lib/db/context';

/** Keeps why somebody silenced an action or a batch of them, beside the entry of the audit trail. */
export async function noteSilence(tx: Ctx, subject_id: string, by_id: string, reason: string): Promise<void> {
  if (reason === '') return;
  await tx.db.silenceNote.create({ data: { subject_id, at: tx.now, by_id, reason } });
}
