import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';

interface AuthCardProps {
  children: ReactNode;
  heading: string;
}

/** The one card of a page outside: the mark, what this is, and what to do. */
export function AuthCard({ children, heading }: AuthCardProps) {
  return (
    <main className="grid min-h-dvh place-items-center bg-surface-sunken px-4 py-8">
      <div className="w-full max-w-100 rounded-xl border bg-surface-raised p-6 sm:p-8">
        <Mark size={32} />
        <h1 className="mt-4 mb-6 font-semibold text-xl">{heading}</h1>
        <div className="grid grid-cols-1 gap-6">{children}</div>
      </div>
    </main>
  );
}
