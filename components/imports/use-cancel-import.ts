'use client';

import { useQueryClient } from '@tanstack/react-query';
import { importKeys } from '@/components/imports/queries';
import { toast } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { cancelImportOperation } from '@/lib/contracts/imports/imports';

/** Stops an import after the lines it is working on; the list and its page are read again. */
export function useCancelImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (uuid: string) => (await call(cancelImportOperation, { uuid })).answer,
    onError: (error) => toast({ tone: 'danger', title: 'Couldn’t cancel the import', description: error.message }),
    onSettled: () => queries.invalidateQueries({ queryKey: importKeys.all }),
  });
}
