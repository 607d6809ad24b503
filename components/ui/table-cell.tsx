import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

/** What a cell holds: words, a figure (right-aligned, tabular), or buttons (right-aligned). */
export type TableCellKind = 'text' | 'muted' | 'figure' | 'actions';

interface TableCellProps {
  children?: ReactNode;
  kind?: TableCellKind;
}

const kinds: Record<TableCellKind, string> = {
  text: '',
  muted: 'whitespace-nowrap text-text-muted tabular-nums',
  figure: 'text-end tabular-nums',
  actions: 'whitespace-nowrap text-end',
};

/** One cell of a table row. */
export function TableCell({ children, kind = 'text' }: TableCellProps) {
  return <td className={classNames('px-3 py-1.5', kinds[kind])}>{children}</td>;
}
