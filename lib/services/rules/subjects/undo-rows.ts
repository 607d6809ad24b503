import type { SubjectAction } from '@/lib/contracts/rules/subject-states';
import { UNDO_DAYS } from '@/lib/contracts/rules/subject-states';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { withinSavepoint } from '@/lib/db/within-savepoint';
import type { RegisteredAction } from '@/lib/plugins/rules/action';
import type { ActToUndo, UndoResult } from '@/lib/services/people/undo-result';
import { actionOf } from '@/lib/services/rules/definition/registered-parts';

const DAY_MS = 86_400_000;

/** What changes the status of a person: only the last of these can be undone. */
const ofStatus: readonly string[] = ['suspend_user', 'reinstate_user', 'delete_user'] satisfies SubjectAction[];

type Row = {
  id: string;
  user_id: string;
  action: string;
  state: string;
  at: Date;
  before: unknown;
  is_latest: boolean;
};

/**
 * Undoes what rows of the ledger did, by hand or by a rule, each for another person, with a fixed number of statements where its
 * action can. Inside a transaction only. @returns what came of each that exists, by its id
 */
export async function undoRows(tx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, UndoResult>> {
  const rows = await holdRows(tx, ids);
  const results = new Map<string, UndoResult>();
  for (const row of rows) {
    const error = undoError(row, tx.now);
    if (error !== null) results.set(row.id, { error });
  }
  const undoable = rows.filter(({ id }) => !results.has(id));
  for (const [key, of] of Map.groupBy(undoable, ({ action }) => action)) {
    const acts = of.map(({ before, user_id: userId }) => ({ userId, before }));
    const undone = await undoActs(tx, actionOf({ key }), acts);
    for (const { id, user_id } of of) results.set(id, undone.get(user_id) ?? { left: '' });
  }
  await writeUndone(tx, results);
  return results;
}

/** The rows as they are once their people are held, in the order of the people's ids. */
async function holdRows({ db }: Ctx, ids: readonly string[]): Promise<Row[]> {
  await db.$executeRaw(sql`
    SELECT FROM user_account WHERE id IN (SELECT user_id FROM rule_subject WHERE id = ANY(${ids}::uuid[]))
    ORDER BY id FOR UPDATE`);
  return db.$queryRaw<Row[]>(sql`
    SELECT subject.id, subject.user_id, subject.action, subject.state, subject.at, subject.before,
      NOT EXISTS (SELECT FROM rule_subject AS later
        WHERE later.user_id = subject.user_id AND later.state = 'done' AND later.action = ANY(${ofStatus}::text[])
          AND (later.at, later.id) > (subject.at, subject.id)) AS is_latest
    FROM rule_subject AS subject WHERE subject.id = ANY(${ids}::uuid[]) ORDER BY subject.user_id FOR UPDATE`);
}

/** Why a row can't be undone; null for one that can. */
function undoError({ action, at, is_latest, state }: Row, now: Date): DomainError | null {
  const moved = (detail: string) => new DomainError('moved_on', { detail });
  const impossible = (detail: string) => new DomainError('rule_broken', { detail });
  if (state === 'undone') return moved('This was already undone.');
  if (state !== 'done') return moved('This was not done.');
  if (actionOf({ key: action }).undo === undefined) return impossible('This can’t be undone.');
  if (now.getTime() - at.getTime() > UNDO_DAYS * DAY_MS) {
    return impossible(`This can be undone for ${UNDO_DAYS} days only.`);
  }
  if (ofStatus.includes(action) && !is_latest) return moved('Their status changed again after this.');
  return null;
}

async function undoActs(
  tx: Ctx,
  { undo, undoBatch }: RegisteredAction,
  acts: readonly ActToUndo[],
): Promise<ReadonlyMap<string, UndoResult>> {
  if (undoBatch !== undefined) return undoBatch(tx, acts);
  const results = new Map<string, UndoResult>();
  for (const { before, userId } of acts) {
    try {
      const left = await withinSavepoint(tx, async () => undo?.(tx, userId, before));
      results.set(userId, { left: left ?? '' });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      results.set(userId, { error });
    }
  }
  return results;
}

async function writeUndone(tx: Ctx, results: ReadonlyMap<string, UndoResult>): Promise<void> {
  const undone = [...results].flatMap(([id, result]) =>
    result.error === undefined ? [{ id, left: result.left }] : [],
  );
  await tx.db.$executeRaw(sql`
    UPDATE rule_subject AS subject SET state = 'undone', undone_at = ${tx.now}::timestamptz,
      undone_by_id = ${callerId(tx)}::uuid, note = CASE WHEN undone.left = '' THEN subject.note ELSE undone.left END
    FROM jsonb_to_recordset(${JSON.stringify(undone)}::jsonb) AS undone (id uuid, "left" text)
    WHERE subject.id = undone.id`);
}
