'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '@/components/ui/button';

interface PaginationProps {
  /** Names what is paged, for screen readers: "Executions". */
  label: string;
  onChange: (page: number) => void;
  /** 1… */
  page: number;
  pageSize: number;
  total: number;
}

const numbers = new Intl.NumberFormat('en');

/** Where one is in a long list, and the ways back and on; nothing when all fits one page. */
export function Pagination({ label, onChange, page, pageSize, total }: PaginationProps) {
  if (total <= pageSize) return null;
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(page * pageSize, total);
  return (
    <nav aria-label={`${label}, pages`} className="flex items-center justify-between gap-4 py-3">
      <p role="status" className="text-sm text-text-muted tabular-nums">
        {numbers.format(first)}–{numbers.format(last)} of {numbers.format(total)}
      </p>
      <div className="flex gap-2">
        <Button size="small" icon={<ChevronLeft />} isDisabled={page <= 1} onPress={() => onChange(page - 1)}>
          Previous
        </Button>
        <Button size="small" isDisabled={last >= total} onPress={() => onChange(page + 1)}>
          Next
          <ChevronRight aria-hidden />
        </Button>
      </div>
    </nav>
  );
}
