import type { SilenceRequest, silenceModes } from '@/lib/contracts/actions/actions';
import { DomainError, fieldError } from '@/lib/core/errors';

/** For how long a silence holds, as it is stored. `until` is null for those without a known end. */
export type SilenceTerm = {
  mode: (typeof silenceModes)[number];
  until: Date | null;
  reason: string;
  /** Whole days when the caller said days, for the answer. */
  durationDays: number | null;
  /** True when a high action must not be silenced beyond its due date without a reason: a form of call that can give one. */
  asksReason: boolean;
};

const DAY_MS = 86_400_000;

/**
 * Reads what a silence request asks for. Days and `until` end by the clock; the modes end by what happens.
 * `until` of mode until_due is each action's own due date and stays null here.
 * @throws validation_failed naming the field, also for two ends at once
 */
export function silenceTerm({ duration_days, until, mode, reason = '' }: SilenceRequest, now: Date): SilenceTerm {
  const durationDays = duration_days ?? null;
  const isDated = mode === undefined || mode === 'until_date';
  if (durationDays !== null && until !== undefined)
    throw fieldError('until', 'Give either duration_days or until, not both.');
  if (!isDated && durationDays !== null) throw fieldError('mode', 'This mode has its own end. Omit duration_days.');
  if (!isDated && until !== undefined) throw fieldError('mode', 'This mode has its own end. Omit until.');
  const end = durationDays === null ? endOf(until, now) : new Date(now.getTime() + durationDays * DAY_MS);
  if (mode === 'until_date' && end === null) throw fieldError('until', 'Enter an end.');
  return {
    mode: mode ?? (end === null ? 'forever' : 'until_date'),
    until: end,
    reason,
    durationDays,
    asksReason: reason === '' && (mode !== undefined || until !== undefined),
  };
}

function endOf(until: string | undefined, now: Date): Date | null {
  if (until === undefined) return null;
  const end = new Date(until);
  if (end <= now) throw fieldError('until', 'Must be in the future.');
  return end;
}

/** Refuses a silence that hides a high action past its due date for no stated reason. */
export function reasonMissing(): DomainError {
  return new DomainError('rule_broken', {
    fields: { reason: ['Give a reason: this silences a high-urgency action past its due date.'] },
    detail: 'Silencing a high-urgency action past its due date requires a reason.',
  });
}
