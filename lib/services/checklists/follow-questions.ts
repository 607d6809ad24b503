import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { fewAndOne, fewOrAll } from '@/lib/services/jobs/few-or-all';

/** What follows when other questions are asked, or must be answered: all completions of the checklist, and the actions about them. */
export async function followQuestions(tx: Ctx, checklistId: string): Promise<void> {
  await tx.db.checklistCompletion.updateMany({ where: { checklist_id: checklistId }, data: { modified: tx.now } });
  const completions = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT completion.id FROM checklist_completion AS completion
    WHERE completion.checklist_id = ${checklistId}::uuid ${fewAndOne}`);
  tx.emit({ type: 'checklists.changed', completionIds: fewOrAll(completions.map(({ id }) => id)) });
}
