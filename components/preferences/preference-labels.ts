import type { NotificationPreferences, PreferenceChoice, QuietHours, When } from '@/lib/contracts/delivery/preferences';
import { formatList, humanized } from '@/lib/core/wording';

export const whenLabels: Readonly<Record<When, string>> = {
  at_once: 'Immediately',
  digest: 'Daily digest',
  off: 'Off',
};

const channelLabels: Readonly<Record<string, string>> = { in_app: 'In app', email: 'Email' };

/** "Email" for "email". */
export function formatChannel(channel: string): string {
  return channelLabels[channel] ?? humanized(channel);
}

/** Monday first, as the API counts them from 1. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The choices that lead from one state of the preferences to another. */
export function choicesBetween(from: NotificationPreferences, to: NotificationPreferences): PreferenceChoice[] {
  const earlier = new Map(flat(from).map((choice) => [`${choice.kind} ${choice.channel}`, choice.when]));
  return flat(to).filter(({ kind, channel, when }) => earlier.get(`${kind} ${channel}`) !== when);
}

function flat({ kinds }: NotificationPreferences): PreferenceChoice[] {
  return kinds.flatMap(({ kind, channels }) => channels.map(({ channel, when }) => ({ kind, channel, when })));
}

/** The preferences with some choices made. */
export function withChoices(
  preferences: NotificationPreferences,
  choices: readonly PreferenceChoice[],
): NotificationPreferences {
  const chosen = new Map(choices.map(({ kind, channel, when }) => [`${kind} ${channel}`, when]));
  const kinds = preferences.kinds.map((one) => ({
    ...one,
    channels: one.channels.map((preference) => ({
      ...preference,
      when: chosen.get(`${one.kind} ${preference.channel}`) ?? preference.when,
    })),
  }));
  return { ...preferences, kinds };
}

/** The choices that make everything as it is by default. */
export function choicesOfReset(preferences: NotificationPreferences): PreferenceChoice[] {
  return preferences.kinds.flatMap(({ kind, channels }) =>
    channels
      .filter(({ when, default_when }) => when !== default_when)
      .map(({ channel, default_when }) => ({ kind, channel, when: default_when })),
  );
}

/** "Emails are held from 22:00 to 07:00 the next day, on Monday to Friday nights." */
export function formatQuiet({ days, from, until }: QuietHours): string {
  const spansMidnight = until < from;
  const term = `Emails are held from ${from} to ${until}${spansMidnight ? ' the next day' : ''}`;
  if (days.length === weekdays.length) return `${term}, every day.`;
  return `${term}, on ${formatDays(days)}${spansMidnight ? ' nights' : ''}.`;
}

/** "Monday to Friday" for days in a row, else "Monday, Wednesday and Sunday". */
function formatDays(days: readonly number[]): string {
  const names = days.map((day) => weekdays[day - 1] ?? '');
  const isRow = days.length > 2 && days.every((day, place) => day === (days[0] ?? 0) + place);
  if (isRow) return `${names[0]} to ${names.at(-1)}`;
  return formatList(names);
}
