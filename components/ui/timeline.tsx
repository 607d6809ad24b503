import { Moment } from '@/components/ui/moment';

/** Something that happened: when, what, and by whom. */
export type TimelineEntry = { at: string; what: string; detail: string; by: string | null };

/** What happened, newest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol aria-label="History" className="space-y-3">
      {numbered(entries).map(({ entry, number }) => (
        <li key={number} className="flex flex-wrap justify-between gap-x-6">
          <p className="min-w-0 break-words">
            {entry.what}
            {entry.detail !== '' && <span className="text-text-muted">{`: ${entry.detail}`}</span>}
          </p>
          <p className="text-sm text-text-faint">
            <Moment at={entry.at} />
            {entry.by !== null && ` · ${entry.by}`}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Each entry with its number, the oldest first: two may share their instant and their word. */
function numbered(entries: readonly TimelineEntry[]): { entry: TimelineEntry; number: number }[] {
  return entries.map((entry, place) => ({ entry, number: entries.length - place }));
}
