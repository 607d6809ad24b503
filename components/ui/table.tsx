import type { ReactNode } from 'react';

interface TableProps {
  /** A thead and a tbody made of TableHeading, TableRow and TableCell. */
  children: ReactNode;
  /** Says what the table holds; read by screen readers. */
  label: string;
}

/** A plain table that scrolls sideways in its own frame when the screen is narrow. */
export function Table({ children, label }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="relative overflow-x-auto rounded-lg border">
      <table aria-label={label} className="w-full border-collapse text-start">
        {children}
      </table>
    </section>
  );
}
