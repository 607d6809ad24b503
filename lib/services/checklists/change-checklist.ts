import { changeChecklistOperation } from '@/lib/contracts/checklist-changes';
import type { Checklist } from '@/lib/contracts/checklists-admin';
import type { InputOf } from '@/lib/contracts/operation';
import { givenFields } from '@/lib/core/given-fields';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { holdChecklist, readChecklistRow } from '@/lib/services/checklists/checklist-row';

/** Names and describes a checklist; by PUT and PATCH alike. @throws not_found */
export function changeChecklist(
  ctx: Ctx,
  { uuid, ...fields }: InputOf<typeof changeChecklistOperation>,
): Promise<Checklist> {
  return change(ctx, { operation: changeChecklistOperation.id, subjectType: 'checklist' }, async (tx) => {
    await holdChecklist(tx, uuid);
    const before = await readChecklistRow(tx, uuid);
    const names = Object.keys(differencesOf(before, fields));
    if (names.length === 0) return unchanged(before);
    await tx.db.checklist.update({ where: { id: uuid }, data: { ...givenFields(fields), modified: tx.now } });
    return changed(await readChecklistRow(tx, uuid), { subjectId: uuid, facts: { changed: names } });
  });
}
