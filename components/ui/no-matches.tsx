'use client';

import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

interface NoMatchesProps {
  /** "No deliveries match these filters." */
  children: ReactNode;
  clearLabel?: string;
  onClear: () => void;
}

/** What a list shows when its filters leave no row. */
export function NoMatches({ children, clearLabel = 'Clear filters', onClear }: NoMatchesProps) {
  return (
    <EmptyState icon={<SearchX />} title="No matches" action={<Button onPress={onClear}>{clearLabel}</Button>}>
      {children}
    </EmptyState>
  );
}
