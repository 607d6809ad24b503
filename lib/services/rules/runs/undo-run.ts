import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { undoRunOperation } from '@/lib/contracts/rules/runs';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { keepUndone } from '@/lib/services/rules/runs/keep-counts';
import { undoRows } from '@/lib/services/rules/subjects/undo-rows';

type Answer = AnswerOf<typeof undoRunOperation>;
type Acted = { subject_id: string; user_id: string };
type NotUndone = Answer['not_undone'][number];

const BATCH = 500;

/**
 * Undoes what a run did, to everyone or to those named, and says who could not be undone and why. It takes a batch of people at a
 * time, each in a transaction of its own: after an interruption the same call undoes the rest.
 * @throws not_found; moved_on for an open run
 */
export async function undoRun(ctx: Ctx, { id, user_uuids }: InputOf<typeof undoRunOperation>): Promise<Answer> {
  const run = await ctx.db.ruleRun.findUnique({ where: { id } });
  if (run === null) throw new DomainError('not_found');
  if (run.ended_at === null) throw new DomainError('moved_on', { detail: 'The run hasn’t ended yet.' });
  const acted = await findActed(ctx, id, user_uuids);
  const reached = new Set(acted.map(({ user_id }) => user_id));
  const others = [...new Set(user_uuids)].filter((one) => !reached.has(one));
  const answer: Answer = {
    undone: 0,
    not_undone: others.map((user_uuid) => ({ user_uuid, reason: 'This was not done.' })),
  };
  for (let from = 0; from < acted.length; from += BATCH) {
    const { notUndone, undone } = await undoBatch(ctx, id, acted.slice(from, from + BATCH));
    answer.undone += undone;
    answer.not_undone.push(...notUndone);
  }
  return answer;
}

/** Whom the run acted on, of those named, by their ids. */
function findActed({ db }: Ctx, id: string, named: readonly string[] | undefined): Promise<Acted[]> {
  return db.$queryRaw<Acted[]>(sql`
    SELECT subject.id AS subject_id, subject.user_id
    FROM rule_run_person AS listed JOIN rule_subject AS subject ON subject.id = listed.subject_id
    WHERE listed.run_id = ${id}::uuid AND listed.outcome = 'done'
      AND (${named === undefined} OR subject.user_id = ANY(${named ?? []}::uuid[])) ORDER BY subject.user_id`);
}

/** How many of a batch were undone, and who was not, or not wholly, and why. */
function undoBatch(ctx: Ctx, id: string, acted: readonly Acted[]): Promise<{ undone: number; notUndone: NotUndone[] }> {
  const about = { operation: undoRunOperation.id, subjectType: 'scheduled_rule_run' };
  return change(ctx, about, async (tx) => {
    const results = await undoRows(
      tx,
      acted.map(({ subject_id }) => subject_id),
    );
    const notUndone = acted.flatMap(({ subject_id, user_id: user_uuid }): NotUndone[] => {
      const result = results.get(subject_id);
      const reason = result?.error?.message ?? result?.left ?? '';
      return reason === '' ? [] : [{ user_uuid, reason }];
    });
    const failed = [...results.values()].filter(({ error }) => error !== undefined).length;
    const undone = acted.length - notUndone.length;
    if (failed === acted.length) return unchanged({ undone, notUndone });
    await keepUndone(tx, id, results.size - failed);
    const touches = [{ topic: 'rules' }, { topic: 'people' }] as const;
    return changed({ undone, notUndone }, { subjectId: id, facts: { undone, not_undone: notUndone.length }, touches });
  });
}
