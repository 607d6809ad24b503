import type { ReactNode } from 'react';
import { VisuallyHidden } from '@/components/ui/visually-hidden';

interface LoadingRegionProps {
  /** Skeletons in the shape of what comes. */
  children: ReactNode;
  /** Said by screen readers: "Loading actions". */
  label: string;
}

/** Holds skeletons and says once, in words, what is loading. */
export function LoadingRegion({ children, label }: LoadingRegionProps) {
  return (
    <div role="status" aria-busy="true">
      <VisuallyHidden>{label}</VisuallyHidden>
      {children}
    </div>
  );
}
