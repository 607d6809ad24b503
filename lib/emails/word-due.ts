import { LANGUAGE } from '@/lib/core/date-format';
import { exactly, formatDue } from '@/lib/core/wording';

/** When something is due: in words, and exactly. */
export type DueWords = { words: string; exactly: string; isOverdue: boolean };

/** Words due dates as a reader sees them: by the days of their zone, dates as their locale writes them. */
export function dateWording(now: Date, timeZone: string, locale: string): (due: Date) => DueWords {
  const usable = usableLocale(locale);
  return (due) => ({
    words: formatDue(due.toISOString(), now, timeZone),
    exactly: exactly(due, timeZone, usable),
    isOverdue: due < now,
  });
}

/** Heed's own language for locales that this runtime does not know, and where a locale names no country. */
function usableLocale(locale: string): string {
  try {
    return locale === 'en' ? LANGUAGE : (Intl.DateTimeFormat.supportedLocalesOf([locale])[0] ?? LANGUAGE);
  } catch {
    return LANGUAGE;
  }
}
