import type { ReactNode } from 'react';

/** A part of a page under its own heading. */
export function PageSection({ children, title }: { children: ReactNode; title: string }) {
  return (
    <section>
      <h2 className="mb-2 font-semibold text-sm text-text-muted">{title}</h2>
      {children}
    </section>
  );
}
