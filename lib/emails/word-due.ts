import { formatDue } from '@/lib/core/wording';

/** When something is due: in words, and exactly. */
export type DueWords = { words: string; exactly: string; isOverdue: boolean };

/** The language of the mails, for readers whose locale names no other and for locales that this runtime does not know. */
const LANGUAGE = 'en-GB';

/** Words due dates as a reader sees them: by the days of their zone, dates as their locale writes them. */
export function dateWording(now: Date, timeZone: string, locale: string): (due: Date) => DueWords {
  const format = formatterOf(usableLocale(locale), timeZone);
  return (due) => ({
    words: formatDue(due.toISOString(), now, timeZone),
    exactly: format.format(due),
    isOverdue: due < now,
  });
}

function usableLocale(locale: string): string {
  try {
    return locale === 'en' ? LANGUAGE : (Intl.DateTimeFormat.supportedLocalesOf([locale])[0] ?? LANGUAGE);
  } catch {
    return LANGUAGE;
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow, and there are few zones and locales. */
function formatterOf(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  formatters.set(key, made);
  return made;
}
