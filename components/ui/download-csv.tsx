'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { addressOf } from '@/lib/client/call';
import type { Operation, RequestOf } from '@/lib/contracts/operation';
import { MOST_CSV_ROWS } from '@/lib/core/most-csv-rows';

interface DownloadCsvProps<O extends Operation> {
  operation: () => O | Promise<O>;
  /** What the rows match, without a page; with the ids of the address where it has some. */
  query: RequestOf<O>;
  total: number;
}

/** Downloads every row of a list as CSV, exactly as its filters narrow it. */
export function DownloadCsv<O extends Operation>({ operation, query, total }: DownloadCsvProps<O>) {
  const download = async () => {
    const link = document.createElement('a');
    link.href = addressOf(await operation(), { ...query, format: 'csv' });
    link.download = '';
    link.click();
  };
  return (
    <Button
      size="small"
      icon={<Download />}
      isDisabled={total === 0}
      onPress={() => (total > MOST_CSV_ROWS ? toast(tooMany) : void download())}
    >
      Download CSV
    </Button>
  );
}

const tooMany = {
  tone: 'warning',
  title: 'Too many rows to download',
  description: `A CSV can have up to ${MOST_CSV_ROWS.toLocaleString('en')} rows. Narrow the filters.`,
} as const;
