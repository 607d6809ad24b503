import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

interface TableHeadingProps {
  align?: 'start' | 'end';
  children: ReactNode;
}

/** The name of a column. */
export function TableHeading({ align = 'start', children }: TableHeadingProps) {
  return (
    <th
      scope="col"
      className={classNames(
        'h-9 whitespace-nowrap border-b bg-surface-sunken px-3 font-medium text-sm text-text-muted',
        align === 'end' ? 'text-end' : 'text-start',
      )}
    >
      {children}
    </th>
  );
}
