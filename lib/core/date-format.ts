/** The language of what Heed writes, for readers whose locale names no other. */
export const LANGUAGE = 'en-GB';

type DateFormat = (timeZone: string, locale?: string) => Intl.DateTimeFormat;

/** A way to write instants in any zone and locale. Making a formatter takes far longer than using it, so each is made once. */
export function dateFormat(options: Intl.DateTimeFormatOptions): DateFormat {
  const known = new Map<string, Intl.DateTimeFormat>();
  return (timeZone, locale = LANGUAGE) => {
    const key = `${locale} ${timeZone}`;
    const format = known.get(key);
    if (format !== undefined) return format;
    const made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
    known.set(key, made);
    return made;
  };
}
