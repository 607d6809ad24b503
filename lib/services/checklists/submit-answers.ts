import { grantsOf } from '@/lib/auth/granted';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { type AnsweredQuestion, submitAnswersOperation } from '@/lib/contracts/checklists/checklists';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { judgeAnswer } from '@/lib/services/checklists/judge-answer';
import { readShownChecklist, readShownCompletion } from '@/lib/services/checklists/shown-checklist';
import { type HeldProject, holdProject, requireState } from '@/lib/services/projects/held-project';

type Given = InputOf<typeof submitAnswersOperation>;

/**
 * Stores the answers to questions of the checklist of a project, all or none; null takes one back. The last answer counts,
 * whoever gave it.
 * @throws not_found, also where the project has no checklist; not_allowed; moved_on for a deleted project; validation_failed
 * naming questions by their uuids
 */
export function submitAnswers(ctx: Ctx, { answers, uuid }: Given): Promise<AnswerOf<typeof submitAnswersOperation>> {
  return change(ctx, { operation: submitAnswersOperation.id, subjectType: 'checklist_completion' }, async (tx) => {
    const { checklist } = await readShownChecklist(tx, uuid);
    const project = await holdProject(tx, uuid);
    await requireAnswerer(tx, project);
    requireState(project, 'change');
    await keepQuestions(tx, checklist.uuid);
    const { checklist: held, completion, questions } = await readShownChecklist(tx, uuid);
    if (held.uuid !== checklist.uuid)
      throw new DomainError('moved_on', { detail: 'This project now has a different checklist.' });
    await storeAnswers(tx, completion.uuid, judged(answers, questions));
    return changed(
      { detail: 'Answers saved.', completion: await readShownCompletion(tx, uuid) },
      {
        subjectId: completion.uuid,
        facts: { project_id: uuid, question_ids: answers.map(({ question_uuid }) => question_uuid) },
        events: [{ type: 'checklists.changed', completionIds: [completion.uuid] }],
      },
    );
  });
}

/** @throws not_allowed */
async function requireAnswerer(
  ctx: Ctx,
  { id, customer_id: customerId }: Pick<HeldProject, 'id' | 'customer_id'>,
): Promise<void> {
  const granted = await grantsOf(ctx, { kind: 'project', projectId: id, customerId });
  if (!can(ctx.actor, 'PROJECT.UPDATE', { granted })) throw new DomainError('not_allowed');
}

/** Keeps the questions as they are until the transaction ends; others answer too. */
async function keepQuestions({ db }: Ctx, checklistId: string): Promise<void> {
  await db.$executeRaw(sql`SELECT FROM checklist WHERE id = ${checklistId}::uuid FOR SHARE`);
}

type Judged = { question_id: string; answer_data: unknown };

/** The answers as they are stored. @throws validation_failed naming each question whose answer doesn’t fit */
function judged(answers: Given['answers'], questions: readonly AnsweredQuestion[]): Judged[] {
  const asked = new Map(questions.map((question) => [question.uuid, question]));
  const found = new Map<string, unknown>();
  const fields: Record<string, readonly string[]> = {};
  for (const { answer_data, question_uuid } of answers) {
    const question = asked.get(question_uuid);
    const verdict =
      answer_data === null || question === undefined ? { value: null } : judgeAnswer(question, answer_data);
    if (question === undefined) fields[question_uuid] = ['This is not a question of the checklist.'];
    else if (found.has(question_uuid)) fields[question_uuid] = ['Answer each question once.'];
    else if ('errors' in verdict) fields[question_uuid] = verdict.errors;
    else found.set(question_uuid, verdict.value);
  }
  if (Object.keys(fields).length > 0) throw new DomainError('validation_failed', { fields });
  return [...found].map(([question_id, answer_data]) => ({ question_id, answer_data }));
}

async function storeAnswers(tx: Ctx, completionId: string, answers: readonly Judged[]): Promise<void> {
  const { db, now } = tx;
  const { userId } = requirePerson(tx);
  const withdrawn = answers.filter(({ answer_data }) => answer_data === null).map(({ question_id }) => question_id);
  const given = answers.filter(({ answer_data }) => answer_data !== null);
  await db.$executeRaw(sql`
    DELETE FROM answer WHERE completion_id = ${completionId}::uuid AND question_id = ANY(${withdrawn}::uuid[])`);
  await db.$executeRaw(sql`
    INSERT INTO answer (completion_id, question_id, user_id, answer_data, created, modified)
    SELECT ${completionId}::uuid, given.question_id, ${userId}::uuid, given.answer_data, ${now}::timestamptz, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given (question_id uuid, answer_data jsonb)
    ON CONFLICT (completion_id, question_id) DO UPDATE SET user_id = excluded.user_id, answer_data = excluded.answer_data,
      is_stale = false, modified = excluded.modified`);
  await db.$executeRaw(
    sql`UPDATE checklist_completion SET modified = ${now}::timestamptz WHERE id = ${completionId}::uuid`,
  );
}
