'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { firstOfWeek, laterDayByMonths, monthOf, weeksOf } from '@/lib/core/months';
import { laterDay } from '@/lib/core/wall-clock';

interface MonthGridProps {
  /** What a day says to those who don’t see it, with its date. */
  sayDay: (day: string) => string;
  /** Whether there is something to open on a day. */
  hasSomething: (day: string) => boolean;
  /** Names the grid: "December 2026". */
  label: string;
  /** YYYY-MM. */
  month: string;
  onMonthChange: (month: string) => void;
  onOpen: (day: string) => void;
  renderDay: (day: string) => ReactNode;
  /** YYYY-MM-DD. */
  today: string;
}

const longNames = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const shortNames = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });

/** The day that a key leads to from another; undefined for keys that lead nowhere. */
const steps: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => laterDay(day, -1),
  ArrowRight: (day) => laterDay(day, 1),
  ArrowUp: (day) => laterDay(day, -7),
  ArrowDown: (day) => laterDay(day, 7),
  Home: firstOfWeek,
  End: (day) => laterDay(firstOfWeek(day), 6),
  PageUp: (day) => laterDayByMonths(day, -1),
  PageDown: (day) => laterDayByMonths(day, 1),
};

/** A month as a grid of days. Arrows move between them, Page Up and Page Down between months, Enter opens a day. */
export function MonthGrid({ month, onMonthChange, today, ...days }: MonthGridProps) {
  const weeks = weeksOf(month);
  const tableRef = useRef<HTMLTableElement>(null);
  const isMoving = useRef(false);
  const [reached, setReached] = useState(today);
  const current = stopIn(month, reached, today);
  useEffect(() => {
    // The month follows the address, which takes a moment.
    if (!isMoving.current || monthOf(reached) !== month) return;
    isMoving.current = false;
    tableRef.current?.querySelector<HTMLElement>(`[data-day="${current}"]`)?.focus();
  });
  const move = (event: KeyboardEvent) => {
    const step = event.altKey || event.ctrlKey || event.metaKey ? undefined : steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const day = step(current);
    isMoving.current = true;
    setReached(day);
    if (monthOf(day) !== month) onMonthChange(monthOf(day));
  };
  return (
    <table
      ref={tableRef}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of days is a table with keys, as WAI-ARIA describes it
      role="grid"
      aria-label={days.label}
      className="w-full table-fixed border-s border-t"
      onKeyDown={move}
    >
      <Weekdays week={weeks[0] ?? []} />
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <Cell
                key={day}
                {...days}
                day={day}
                isCurrent={day === current}
                isInMonth={monthOf(day) === month}
                isToday={day === today}
                onReach={() => setReached(day)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The names of the days of a week. */
function Weekdays({ week }: { week: readonly string[] }) {
  return (
    <thead>
      <tr>
        {week.map((day) => (
          <th
            key={day}
            scope="col"
            abbr={longNames.format(new Date(day))}
            className="border-e border-b bg-surface-sunken px-2 py-1.5 text-start font-medium text-sm text-text-muted"
          >
            {shortNames.format(new Date(day))}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The day of a month on which the keyboard stands: the one that was reached, or today, or the first. */
function stopIn(month: string, reached: string, today: string): string {
  if (monthOf(reached) === month) return reached;
  return monthOf(today) === month ? today : `${month}-01`;
}

interface CellProps extends Pick<MonthGridProps, 'sayDay' | 'hasSomething' | 'onOpen' | 'renderDay'> {
  day: string;
  isCurrent: boolean;
  isInMonth: boolean;
  isToday: boolean;
  onReach: () => void;
}

function Cell({ day, sayDay, hasSomething, isCurrent, isInMonth, isToday, onOpen, onReach, renderDay }: CellProps) {
  const isOpenable = hasSomething(day);
  const open = () => {
    onReach();
    if (isOpenable) onOpen(day);
  };
  return (
    <td className={classNames('border-e border-b p-0 align-top', !isInMonth && 'bg-surface-sunken')}>
      <button
        type="button"
        data-day={day}
        tabIndex={isCurrent ? 0 : -1}
        aria-label={sayDay(day)}
        aria-disabled={!isOpenable}
        aria-current={isToday ? 'date' : undefined}
        onClick={open}
        className={classNames(
          'flex h-24 w-full flex-col gap-1 p-1.5 text-start focus-visible:-outline-offset-2',
          isOpenable ? 'cursor-pointer hover:bg-surface-hover' : 'cursor-default',
        )}
      >
        <span
          className={classNames(
            'flex size-6 shrink-0 items-center justify-center rounded-full text-sm tabular-nums',
            dayTone(isInMonth, isToday),
          )}
        >
          {Number(day.slice(8))}
        </span>
        {renderDay(day)}
      </button>
    </td>
  );
}

function dayTone(isInMonth: boolean, isToday: boolean): string {
  if (isToday) return 'bg-accent-fill font-semibold text-on-accent';
  return isInMonth ? 'font-medium text-text' : 'text-text-faint';
}
