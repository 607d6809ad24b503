import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { lockLastOfStaff } from '@/lib/services/people/require-unprotected';
import { listedPeople } from '@/lib/services/rules/matching/listed-people';
import { actOnRows } from '@/lib/services/rules/runs/act-on-rows';
import { type Acting, targetOf } from '@/lib/services/rules/runs/acting';
import { isApproved } from '@/lib/services/rules/runs/approved-people';
import { findUnreached } from '@/lib/services/rules/runs/find-unreached';
import {
  failed,
  left,
  type ReachedRow,
  type RowOutcome,
  skipped,
  unreachable,
} from '@/lib/services/rules/runs/row-outcome';
import type { Batch } from '@/lib/services/rules/runs/take-batch';
import { warnRows } from '@/lib/services/rules/runs/warn-rows';
import { writeOutcomes } from '@/lib/services/rules/runs/write-outcomes';

type LockedRow = Omit<ReachedRow, 'isStaff' | 'isApproved' | 'approvedById'>;
type Verdict = { user_id: string; episode: string; will: 'act' | 'warn'; reason: string | null };

/**
 * Acts on or warns the people of these rows, once match and protection are looked at again under the lock of each person. Members of
 * staff are taken one by one, so that one is always left. Whom the time of the batch does not reach keeps their place.
 */
export async function handleRows(
  tx: Ctx,
  acting: Acting,
  rows: readonly LockedRow[],
  { failure, isOver }: Batch,
): Promise<RowOutcome[]> {
  const staff = await lockPeople(tx, rows);
  const approvals = await findApprovals(tx, acting, rows);
  const reached = rows.map((row) => ({
    ...row,
    isStaff: staff.has(row.userId),
    isApproved: approvals.has(row.id),
    approvedById: approvals.get(row.id) ?? null,
  }));
  const others = reached.filter(({ isStaff }) => !isStaff);
  const groups = [
    ...(others.length > 0 ? [others] : []),
    ...reached.filter(({ isStaff }) => isStaff).map((row) => [row]),
  ];
  const outcomes: RowOutcome[] = failure === null ? [] : reached.map((row) => failed(row, failure, tx.now));
  for (const group of failure === null ? groups : []) {
    if (outcomes.length > 0 && isOver()) break;
    outcomes.push(...(await handleGroup(tx, acting, group, isOver)));
  }
  await writeOutcomes(tx, acting.runId, outcomes);
  return outcomes;
}

/** Locks the people in the order of their ids, and answers who of them is active staff. */
async function lockPeople(tx: Ctx, rows: readonly LockedRow[]): Promise<Set<string>> {
  const people = await tx.db.$queryRaw<{ id: string; is_staff: boolean }[]>(sql`
    SELECT id, is_staff AND status = 'active' AS is_staff FROM user_account
    WHERE id = ANY(${rows.map(({ userId }) => userId)}::uuid[]) ORDER BY id FOR UPDATE`);
  const staff = new Set(people.filter(({ is_staff }) => is_staff).map(({ id }) => id));
  if (staff.size > 0) await lockLastOfStaff(tx);
  return staff;
}

/** Whose approval is valid at this instant, and who gave it, null where none is needed, by the row. */
async function findApprovals(
  tx: Ctx,
  acting: Acting,
  rows: readonly LockedRow[],
): Promise<ReadonlyMap<string, string | null>> {
  const found = await tx.db.$queryRaw<{ id: string; approved_by_id: string | null }[]>(sql`
    SELECT subject.id, subject.approved_by_id FROM rule_subject AS subject
    WHERE subject.id = ANY(${rows.map(({ id }) => id)}::uuid[]) AND ${isApproved(sql`subject`, acting, tx.now)}`);
  return new Map(found.map(({ approved_by_id, id }) => [id, approved_by_id]));
}

async function handleGroup(
  tx: Ctx,
  acting: Acting,
  rows: readonly ReachedRow[],
  isOver: () => boolean,
): Promise<RowOutcome[]> {
  const verdicts = await lookAgain(tx, acting, rows);
  const warned = rows.filter(({ state }) => state === 'warned' || state === 'failed').map(({ id }) => id);
  const unreached = await findUnreached(tx, warned);
  const act: ReachedRow[] = [];
  const warn: ReachedRow[] = [];
  const leftOut: RowOutcome[] = [];
  for (const row of rows) {
    const verdict = verdicts.get(row.userId);
    const unreachedBy = unreached.get(row.id);
    if (!['claimed', 'warned', 'failed'].includes(row.state)) leftOut.push(left(row));
    else if (verdict === undefined || verdict.episode !== row.episode) leftOut.push(skipped(row, 'changed'));
    else if (verdict.reason !== null) leftOut.push(skipped(row, verdict.reason));
    else if (!row.isApproved) leftOut.push(row.state === 'warned' ? left(row) : skipped(row, 'not_approved'));
    else if (unreachedBy !== undefined) leftOut.push(unreachable(row, unreachedBy));
    else (verdict.will === 'warn' ? warn : act).push(row);
  }
  return [...leftOut, ...(await warnRows(tx, acting, warn)), ...(await actOnRows(tx, acting, act, isOver))];
}

async function lookAgain(tx: Ctx, acting: Acting, rows: readonly ReachedRow[]): Promise<Map<string, Verdict>> {
  const target = { ...(await targetOf(tx, acting)), among: rows.map(({ userId }) => userId), isHeld: true };
  const verdicts = await tx.db.$queryRaw<Verdict[]>(sql`
    SELECT user_id, episode, will, reason FROM ${listedPeople(target, { withMissing: false, withEpisodes: true })} AS listed`);
  return new Map(verdicts.map((verdict) => [verdict.user_id, verdict]));
}
