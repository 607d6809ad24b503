import type { ReactNode } from 'react';

interface TableRowProps {
  children: ReactNode;
}

/** One row of a table, 44 px or taller, parted from the next by a hairline. */
export function TableRow({ children }: TableRowProps) {
  return <tr className="h-11 border-t transition-colors first:border-t-0 hover:bg-surface-hover">{children}</tr>;
}
