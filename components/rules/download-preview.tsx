'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { showError } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { callForFile } from '@/lib/client/call';
import { previewSavedRuleOperation } from '@/lib/contracts/rules/preview';

/** Downloads everyone whom a rule finds, as CSV. */
export function DownloadPreview({ at, ruleId }: { at: string | null; ruleId: string }) {
  const download = useMutation({
    mutationFn: async () =>
      save(await callForFile(previewSavedRuleOperation, { id: ruleId, ...(at !== null && { at }) }, 'text/csv')),
    onError: showError,
  });
  return (
    <Button size="small" icon={<Download />} isPending={download.isPending} onPress={() => download.mutate()}>
      Download CSV
    </Button>
  );
}

function save(file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'rule-preview.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}
