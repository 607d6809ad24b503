import { deleteChecklistOperation } from '@/lib/contracts/checklists/admin';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { holdChecklist } from '@/lib/services/checklists/checklist-row';

/** Deletes a checklist with its questions. @throws not_found; moved_on while an organisation uses it, or when it has answers */
export function deleteChecklist(ctx: Ctx, { uuid }: InputOf<typeof deleteChecklistOperation>): Promise<undefined> {
  return change(ctx, { operation: deleteChecklistOperation.id, subjectType: 'checklist' }, async (tx) => {
    await holdChecklist(tx, uuid);
    const users = await tx.db.customer.count({ where: { checklist_id: uuid } });
    if (users > 0) {
      const use = users === 1 ? '1 organisation uses' : `${users} organisations use`;
      throw new DomainError('moved_on', { detail: `${use} this checklist.` });
    }
    if ((await tx.db.answer.findFirst({ where: { question: { checklist_id: uuid } } })) !== null) {
      throw new DomainError('moved_on', { detail: 'This checklist has answers.' });
    }
    await tx.db.checklist.delete({ where: { id: uuid } });
    return changed(undefined, { subjectId: uuid });
  });
}
