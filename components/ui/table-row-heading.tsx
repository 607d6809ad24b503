import type { ReactNode } from 'react';

/** What a row of a table is about; it stays in sight when the table scrolls sideways. */
export function TableRowHeading({ children }: { children: ReactNode }) {
  return (
    <th
      scope="row"
      className="sticky start-0 z-1 bg-surface px-3 py-1.5 text-start font-normal max-sm:min-w-36 sm:whitespace-nowrap"
    >
      {children}
    </th>
  );
}
