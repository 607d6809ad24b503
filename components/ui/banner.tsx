import type { ReactNode } from 'react';

/** A strip above a page that says what holds for all of the installation. */
export function Banner({ children }: { children: ReactNode }) {
  return (
    <p role="note" className="border-b bg-accent-soft px-4 py-2 text-center text-text">
      {children}
    </p>
  );
}
