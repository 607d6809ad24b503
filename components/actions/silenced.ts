import type { SnoozeChoice } from '@/components/actions/snooze-choices';
import type { UserAction } from '@/lib/contracts/actions/actions';

/** An action as it will be once the server has silenced it. */
export function silenced(
  action: UserAction,
  { mode, until }: Pick<SnoozeChoice, 'mode' | 'until'>,
  reason: string,
): UserAction {
  const end = mode === 'until_due' ? action.due_date : until;
  const isOpenEnded = mode !== 'until_date' && mode !== 'until_due';
  return {
    ...action,
    is_silenced: isOpenEnded,
    silenced_until: isOpenEnded ? null : end,
    is_temporarily_silenced: !isOpenEnded,
    is_effectively_silenced: true,
    silence: { mode, reason, by: null, at: null },
  };
}

/** An action as it will be once the server has removed its silence. */
export function unsnoozed(action: UserAction): UserAction {
  return {
    ...action,
    is_silenced: false,
    silenced_until: null,
    is_temporarily_silenced: false,
    is_effectively_silenced: false,
    silence: null,
  };
}
