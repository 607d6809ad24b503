'use client';

import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';

interface RowButtonProps {
  children: ReactNode;
  /** Of a row that opens in place: whether it is open. */
  isExpanded?: boolean;
  onPress: () => void;
}

/** The name of a row that opens its details. */
export function RowButton({ children, isExpanded, onPress }: RowButtonProps) {
  return (
    <Button
      onPress={onPress}
      {...(isExpanded !== undefined && { 'aria-expanded': isExpanded })}
      className="max-w-full rounded-sm text-start underline-offset-3 hover:underline pointer-coarse:min-h-6"
    >
      {children}
    </Button>
  );
}
