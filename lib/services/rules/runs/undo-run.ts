import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { undoRunOperation } from '@/lib/contracts/scheduled-rule-runs';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { withinSavepoint } from '@/lib/db/within-savepoint';
import { change, changed } from '@/lib/services/audit/change';
import { keepCounts } from '@/lib/services/rules/runs/keep-counts';
import { undoRow } from '@/lib/services/rules/subjects/undo-row';

type Answer = AnswerOf<typeof undoRunOperation>;
type Candidate = { subject_id: string | null; user_id: string };

const TIMEOUT_MS = 120_000;

/**
 * Undoes what a run did, to everyone or to those named, each by themselves, and says who could not be undone and why.
 * @throws not_found; moved_on for an open run
 */
export function undoRun(ctx: Ctx, { id, user_uuids }: InputOf<typeof undoRunOperation>): Promise<Answer> {
  const about = { operation: undoRunOperation.id, subjectType: 'scheduled_rule_run', timeoutMs: TIMEOUT_MS };
  return change(ctx, about, async (tx) => {
    const run = await tx.db.ruleRun.findUnique({ where: { id } });
    if (run === null) throw new DomainError('not_found');
    if (run.ended_at === null) throw new DomainError('moved_on', { detail: 'The run hasn’t ended yet.' });
    const answer: Answer = { undone: 0, not_undone: [] };
    for (const { subject_id, user_id } of await findDone(tx, id, user_uuids)) {
      const reason = subject_id === null ? 'This was not done.' : await undoOne(tx, subject_id);
      if (reason === null) answer.undone += 1;
      else answer.not_undone.push({ user_uuid: user_id, reason });
    }
    await keepCounts(tx, [id]);
    const touches = [{ topic: 'rules' }, { topic: 'people' }] as const;
    const facts = { undone: answer.undone, not_undone: answer.not_undone.length };
    return changed(answer, { subjectId: id, facts, touches });
  });
}

/** Whom the run acted on, by their ids; of those named also who was not. */
function findDone({ db }: Ctx, id: string, named: readonly string[] | undefined): Promise<Candidate[]> {
  const done = sql`SELECT subject.id AS subject_id, subject.user_id FROM rule_run_person AS listed
    JOIN rule_subject AS subject ON subject.id = listed.subject_id
    WHERE listed.run_id = ${id}::uuid AND listed.outcome = 'done'`;
  if (named === undefined) return db.$queryRaw<Candidate[]>(sql`${done} ORDER BY subject.user_id`);
  return db.$queryRaw<Candidate[]>(sql`
    SELECT done.subject_id, named.user_id FROM unnest(${[...new Set(named)]}::uuid[]) AS named (user_id)
    LEFT JOIN (${done}) AS done ON done.user_id = named.user_id ORDER BY named.user_id`);
}

/** Null once it is undone; else why it is not, or not wholly. */
async function undoOne(tx: Ctx, subjectId: string): Promise<string | null> {
  try {
    const { left } = await withinSavepoint(tx, () => undoRow(tx, subjectId));
    return left === '' ? null : left;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}
