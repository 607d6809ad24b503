/** A time between two deliveries, and when it ended. */
export type Gap = { at: string; seconds: number };

const DAY_MS = 86_400_000;
/** Older gaps say nothing about how a source delivers now. */
const REMEMBERED_DAYS = 60;
const MOST_GAPS = 20;
/** With fewer gaps nobody knows what is usual. */
const FEWEST_GAPS = 3;

/** The gaps that are kept once a source delivers again: the longest of the last 60 days. */
export function withDelivery(gaps: readonly Gap[], heardAt: Date | null, now: Date): Gap[] {
  if (heardAt === null || heardAt >= now) return [...gaps];
  const oldest = now.getTime() - REMEMBERED_DAYS * DAY_MS;
  const latest = { at: now.toISOString(), seconds: Math.floor((now.getTime() - heardAt.getTime()) / 1000) };
  return [...gaps, latest]
    .filter(({ at }) => Date.parse(at) >= oldest)
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, MOST_GAPS);
}

/** The longest time between two deliveries that is usual for a source, in seconds; null while it has not delivered four times. */
export function usualInterval(gaps: readonly Gap[]): number | null {
  if (gaps.length < FEWEST_GAPS) return null;
  return Math.max(...gaps.map(({ seconds }) => seconds));
}

/** Whether a source has been silent for longer than is usual for it. */
export function isSilent(gaps: readonly Gap[], heardAt: Date | null, now: Date): boolean {
  const usual = usualInterval(gaps);
  return usual !== null && heardAt !== null && now.getTime() - heardAt.getTime() > usual * 1000;
}
