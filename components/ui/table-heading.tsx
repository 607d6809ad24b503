import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

interface TableHeadingProps {
  align?: 'start' | 'end';
  children: ReactNode;
  /** Stays in sight when the table scrolls sideways, above row headings. */
  isSticky?: boolean;
}

/** The name of a column. */
export function TableHeading({ align = 'start', children, isSticky = false }: TableHeadingProps) {
  return (
    <th
      scope="col"
      className={classNames(
        'h-9 whitespace-nowrap border-b bg-surface-sunken px-3 font-medium text-sm text-text-muted',
        align === 'end' ? 'text-end' : 'text-start',
        isSticky && 'sticky start-0 z-1',
      )}
    >
      {children}
    </th>
  );
}
