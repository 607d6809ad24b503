'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { importKeys } from '@/components/imports/queries';
import { call } from '@/lib/client/call';
import { createImportOperation, type RecordType } from '@/lib/contracts/imports';

export type Upload = { file: File; import_uuid: string; record_type: RecordType | null };

/** Whether a file says by its name that it is CSV, which holds one kind of records. */
export function isCsv({ name }: File): boolean {
  return name.toLowerCase().endsWith('.csv');
}

/** Sends a file to be imported; answers when all of it is read. Its progress is read meanwhile under its `import_uuid`. */
export function useUploadImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ file, import_uuid, record_type }: Upload) => {
      const given = {
        file_name: file.name,
        format: isCsv(file) ? 'csv' : 'ndjson',
        source: 'page',
        import_uuid,
        ...(record_type !== null && { record_type }),
      } as const;
      return (await call(createImportOperation, given, { upload: file })).answer;
    },
    onSuccess: (run) => queries.setQueryData(importKeys.detail(run.uuid), run),
    // What was imported may show anywhere: orders, resources and the actions they cause.
    onSettled: () => queries.invalidateQueries(),
  });
}
