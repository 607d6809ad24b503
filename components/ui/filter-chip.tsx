'use client';

import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';

interface FilterChipProps {
  /** What narrows the list: "Project: Glacier survey". */
  children: string;
  onDrop: () => void;
}

/** What narrows a list without being among its menus, such as where a link led, with a way to drop it. */
export function FilterChip({ children, onDrop }: FilterChipProps) {
  return (
    <Button size="small" aria-label={`${children}, remove filter`} onPress={onDrop}>
      {children}
      <X aria-hidden />
    </Button>
  );
}
