import type { ReactNode } from 'react';

interface PageHeadingProps {
  /** Buttons that concern the whole page. */
  actions?: ReactNode;
  /** One sentence: what the page is for. */
  children?: ReactNode;
  title: string;
}

/** The name of a page, what it is for, and what can be done with all of it. */
export function PageHeading({ actions, children, title }: PageHeadingProps) {
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="break-words font-semibold text-xl">{title}</h1>
        {children && <div className="mt-1 max-w-160 text-pretty text-text-muted">{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
