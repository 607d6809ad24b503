import { protectionReasons } from '@/lib/contracts/rules/definition';
import type { ActionResult } from '@/lib/plugins/rules/action';

/** A row of the ledger that a run has come to; its person is locked. */
export type ReachedRow = {
  id: string;
  userId: string;
  state: string;
  episode: string;
  tries: number;
  /** They were warned, and the warning stands. */
  isWarned: boolean;
  isStaff: boolean;
  /** Whose approval is valid, or needed by nobody. */
  isApproved: boolean;
  approvedById: string | null;
};

/** What can become of somebody in a run; listed before it has come to them. */
export const runOutcomes = ['listed', 'warned', 'done', 'skipped', 'failed', 'needs_attention'] as const;

/** What became of a row: how the ledger and the list keep it. */
export type RowOutcome = {
  id: string;
  outcome: Exclude<(typeof runOutcomes)[number], 'listed'>;
  /** Null for a row that somebody else has changed meanwhile: the ledger keeps it as it is. */
  state: 'warned' | 'done' | 'skipped' | 'failed' | 'needs_attention' | 'cancelled' | null;
  reason: string;
  note: string;
  tries: number;
  next_try_at: Date | null;
  before: ActionResult['before'];
  message_key: string | null;
  warned_at: Date | null;
  due_on: string | null;
};

const nothing = {
  reason: '',
  note: '',
  tries: 0,
  next_try_at: null,
  before: null,
  message_key: null,
  warned_at: null,
  due_on: null,
} as const;

export function done({ id }: ReachedRow, { before, messageKey, note }: ActionResult): RowOutcome {
  return { ...nothing, id, outcome: 'done', state: 'done', note, before, message_key: messageKey ?? null };
}

const ofProtection: readonly string[] = protectionReasons;

/** The act only waits: the warning stands. */
const waits: readonly string[] = ['not_approved', 'claimed'];

/** Who was warned and is not acted on any more has the warning taken back. */
export function skipped({ id, isWarned }: ReachedRow, reason: string): RowOutcome {
  if (!isWarned || waits.includes(reason)) return { ...nothing, id, outcome: 'skipped', state: 'skipped', reason };
  const why = ofProtection.includes(reason) ? 'protected' : 'no_longer_matches';
  return { ...nothing, id, outcome: 'skipped', state: 'cancelled', reason: why };
}

/** Whose row is in another state by now, such as the warning of somebody who signed in: only the run has skipped them. */
export function left({ id }: ReachedRow): RowOutcome {
  return { ...nothing, id, outcome: 'skipped', state: null };
}

const MINUTE_MS = 60_000;
const waitsMs = [MINUTE_MS, 10 * MINUTE_MS];

/** The second try comes a minute after the first, the third ten minutes after that; then it is for staff. */
export function failed({ id, tries }: ReachedRow, note: string, now: Date): RowOutcome {
  const made = tries + 1;
  const waitMs = waitsMs[made - 1];
  const kept = { ...nothing, id, note, reason: 'failed', tries: made };
  if (waitMs === undefined) return { ...kept, outcome: 'needs_attention', state: 'needs_attention' };
  return { ...kept, outcome: 'failed', state: 'failed', next_try_at: new Date(now.getTime() + waitMs) };
}

export function unreachable({ id }: ReachedRow, reason: string): RowOutcome {
  return { ...nothing, id, outcome: 'needs_attention', state: 'needs_attention', reason };
}

type Warning = Pick<RowOutcome, 'message_key' | 'warned_at' | 'due_on'>;

export function warned({ id }: ReachedRow, warning: Warning): RowOutcome {
  return { ...nothing, ...warning, id, outcome: 'warned', state: 'warned' };
}
