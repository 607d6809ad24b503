import { type Checklist, createChecklistOperation } from '@/lib/contracts/checklists/admin';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { readChecklistRow } from '@/lib/services/checklists/checklist-row';

/** Creates a checklist without questions. */
export function createChecklist(
  ctx: Ctx,
  { checklist_type, description = '', name }: InputOf<typeof createChecklistOperation>,
): Promise<Checklist> {
  return change(ctx, { operation: createChecklistOperation.id, subjectType: 'checklist' }, async (tx) => {
    const data = { name, description, checklist_type, created: tx.now, modified: tx.now };
    const { id } = await tx.db.checklist.create({ data });
    return changed(await readChecklistRow(tx, id), { subjectId: id, facts: { checklist_type } });
  });
}
