import type { Checklist } from '@/lib/contracts/checklists/admin';
import { changeChecklistOperation } from '@/lib/contracts/checklists/changes';
import type { InputOf } from '@/lib/contracts/operation';
import { fieldError } from '@/lib/core/errors';
import { givenFields } from '@/lib/core/given-fields';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { holdChecklist, readChecklistRow } from '@/lib/services/checklists/checklist-row';

/** Names and describes a checklist, and orders its questions; by PUT and PATCH alike. @throws not_found; validation_failed on question_order */
export function changeChecklist(
  ctx: Ctx,
  { question_order, uuid, ...fields }: InputOf<typeof changeChecklistOperation>,
): Promise<Checklist> {
  return change(ctx, { operation: changeChecklistOperation.id, subjectType: 'checklist' }, async (tx) => {
    await holdChecklist(tx, uuid);
    const before = await readChecklistRow(tx, uuid);
    const names = Object.keys(differencesOf(before, fields));
    if (question_order !== undefined && (await orderQuestions(tx, uuid, question_order))) names.push('question_order');
    if (names.length === 0) return unchanged(before);
    await tx.db.checklist.update({ where: { id: uuid }, data: { ...givenFields(fields), modified: tx.now } });
    return changed(await readChecklistRow(tx, uuid), { subjectId: uuid, facts: { changed: names } });
  });
}

/** Asks the questions of a checklist that is held in this order; says whether any of them moved. @throws validation_failed */
async function orderQuestions({ db }: Ctx, checklistId: string, order: readonly string[]): Promise<boolean> {
  const questions = await db.question.findMany({ where: { checklist_id: checklistId }, select: { id: true } });
  const left = new Set(questions.map(({ id }) => id));
  const isEach = order.every((id) => left.delete(id)) && left.size === 0;
  if (!isEach) throw fieldError('question_order', 'Name each question of the checklist once.');
  const moved = await db.$executeRaw(sql`
    UPDATE question SET position = wanted.place - 1
    FROM unnest(${[...order]}::uuid[]) WITH ORDINALITY AS wanted (id, place)
    WHERE question.id = wanted.id AND question.position <> wanted.place - 1`);
  return moved > 0;
}
