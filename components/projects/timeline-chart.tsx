'use client';

import type { MouseEvent } from 'react';
import type { EndsOfMonth } from '@/components/projects/ends-by-month';
import { classNames } from '@/components/ui/class-names';
import { formatCount } from '@/lib/core/wording';

const TALLEST_PX = 56;

/** How many end in each of the months, as columns that lead to them. */
export function TimelineChart({ months }: { months: readonly EndsOfMonth[] }) {
  const most = Math.max(1, ...months.map(({ projects }) => projects.length));
  return (
    <nav aria-label="Months">
      <ol className="flex items-end gap-px sm:gap-1">
        {months.map((month) => (
          <li key={month.key} className="min-w-0 flex-1">
            <Column month={month} most={most} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Column({ month, most }: { month: EndsOfMonth; most: number }) {
  const { key, label, projects, shortLabel } = month;
  const count = projects.length;
  const height = count === 0 ? 2 : Math.max(8, (count / most) * TALLEST_PX);
  return (
    <a
      href={`#month-${key}`}
      onClick={goToMonth}
      aria-label={`${label}: ${formatCount(count, 'project ends', 'projects end')}`}
      className="group flex flex-col items-center rounded-sm pt-1 pb-0.5 hover:bg-surface-hover"
    >
      <span className={classNames('text-sm tabular-nums', count === 0 ? 'text-text-faint' : 'font-semibold')}>
        {count}
      </span>
      <span
        style={{ height: `${height}px` }}
        className={classNames('w-full max-w-10 rounded-t-sm', count === 0 ? 'bg-line-strong' : 'bg-accent')}
      />
      <span className="mt-1 text-text-muted text-xs">{shortLabel}</span>
    </a>
  );
}

/** Leaves the address alone: the router does not come back to an entry that the browser made for a fragment. */
function goToMonth(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  const heading = document.getElementById(event.currentTarget.hash.slice(1));
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}
