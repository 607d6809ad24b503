import type { UserAction } from '@/lib/contracts/actions/actions';
import { formatDay, formatSoon } from '@/lib/core/wording';

const DAYS_SOON = 14;
const DAY_MS = 86_400_000;

/** "Snoozed until Mon 30 Nov, 9:00": how long the silence of an action lasts; "" when it has none. */
export function formatSilence(
  { is_effectively_silenced, silence, silenced_until }: UserAction,
  now: Date,
  zone: string,
): string {
  if (!is_effectively_silenced) return '';
  if (silence?.mode === 'until_changed') return 'Snoozed until it changes';
  if (silence?.mode === 'until_worse') return 'Snoozed until it gets worse';
  if (silenced_until === null) return 'Snoozed forever';
  const isSoon = new Date(silenced_until).getTime() - now.getTime() < DAYS_SOON * DAY_MS;
  return `Snoozed until ${isSoon ? formatSoon(silenced_until, zone) : formatDay(silenced_until, zone)}`;
}
