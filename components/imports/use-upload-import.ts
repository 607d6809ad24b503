'use client';

import { useQueryClient } from '@tanstack/react-query';
import { importKeys } from '@/components/imports/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { CallError, call } from '@/lib/client/call';
import {
  createImportOperation,
  type Encoding,
  type ImportRun,
  type RecordType,
  readImportOperation,
} from '@/lib/contracts/imports/imports';

export type Upload = { file: File; import_uuid: string; encoding: Encoding; record_type: RecordType | null };

/**
 * What became of an import whose call failed. Where the server ends it before the file is read, as when it is cancelled,
 * the connection breaks, and browsers send the file again by themselves: its number is then taken, by itself.
 */
async function outcomeOf(uuid: string, error: unknown): Promise<ImportRun> {
  if (!(error instanceof CallError) || (error.status !== 0 && error.code !== 'already_exists')) throw error;
  const found = await call(readImportOperation, { uuid }).catch(() => null);
  if (found === null) throw error;
  return found.answer;
}

/** Sends a file to be imported; answers when all of it is read. Meanwhile the list shows how far it is. */
export function useUploadImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ encoding, file, import_uuid, record_type }: Upload) => {
      const given = {
        file_name: file.name,
        encoding,
        source: 'page',
        import_uuid,
        ...(record_type !== null && { record_type }),
      } as const;
      try {
        return (await call(createImportOperation, given, { upload: file })).answer;
      } catch (error) {
        return outcomeOf(import_uuid, error);
      }
    },
    onSuccess: (run) => queries.setQueryData(importKeys.detail(run.uuid), run),
    // What was imported may show anywhere: orders, resources and the actions they cause.
    onSettled: () => queries.invalidateQueries(),
  });
}
