import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { monthOf, weeksOf } from '@/lib/core/months';
import { formatWeekday } from '@/lib/core/wording';

interface MonthAgendaProps {
  sayDay: (day: string) => string;
  /** What stands there when no day has something. */
  empty: string;
  hasSomething: (day: string) => boolean;
  label: string;
  month: string;
  onOpen: (day: string) => void;
  renderDay: (day: string) => ReactNode;
  today: string;
}

/** The days of a month that have something, one below the other: a month where there is no room for a grid. */
export function MonthAgenda({ sayDay, empty, hasSomething, label, month, onOpen, renderDay, today }: MonthAgendaProps) {
  const days = weeksOf(month)
    .flat()
    .filter((day) => monthOf(day) === month && hasSomething(day));
  if (days.length === 0) return <p className="border-t px-4 py-6 text-text-muted">{empty}</p>;
  return (
    <ul aria-label={label} className="border-t">
      {days.map((day) => (
        <li key={day} className="border-b">
          <button
            type="button"
            aria-label={sayDay(day)}
            aria-current={day === today ? 'date' : undefined}
            onClick={() => onOpen(day)}
            className="flex min-h-13 w-full cursor-pointer items-center gap-3 px-4 py-2 text-start focus-visible:-outline-offset-2"
          >
            <span className="min-w-0 flex-1">
              <span className={classNames('block font-medium', day === today && 'text-accent')}>
                {formatWeekday(day)}
                {day === today && ' · Today'}
              </span>
              {renderDay(day)}
            </span>
            <ChevronRight aria-hidden className="size-4 shrink-0 text-text-faint" />
          </button>
        </li>
      ))}
    </ul>
  );
}
