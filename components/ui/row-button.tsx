'use client';

import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';

interface RowButtonProps {
  children: ReactNode;
  onPress: () => void;
}

/** The name of a row that opens its details. */
export function RowButton({ children, onPress }: RowButtonProps) {
  return (
    <Button
      onPress={onPress}
      className="max-w-full rounded-sm text-start underline-offset-3 hover:underline pointer-coarse:min-h-6"
    >
      {children}
    </Button>
  );
}
