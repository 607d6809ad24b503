import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { encodingOf } from '@/components/imports/encoding-of';
import { fileKey } from '@/components/imports/file-key';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import { SAFETY_NET_MS } from '@/lib/client/safety-net';
import {
  type ImportRun,
  listImportErrorsOperation,
  listImportsOperation,
  type RecordType,
  readImportOperation,
} from '@/lib/contracts/imports/imports';
import { type ImportPreview, MOST_PREVIEW_BYTES, previewImportOperation } from '@/lib/contracts/imports/preview';
import { type OrderSync, readOrderSyncOperation } from '@/lib/contracts/marketplace/order-sync';
import type { QueryTo } from '@/lib/contracts/operation';

const WATCH_MS = 1_000;
const SYNC_MS = 5_000;

export const importKeys = {
  all: ['imports'],
  lists: () => [...importKeys.all, 'list'],
  list: (query: object) => [...importKeys.lists(), query],
  details: () => [...importKeys.all, 'detail'],
  detail: (uuid: string) => [...importKeys.details(), uuid],
  errors: (uuid: string, query: object) => [...importKeys.detail(uuid), 'errors', query],
  preview: (file: File, recordType: RecordType | null) => [...importKeys.all, 'preview', fileKey(file), recordType],
} as const;

/** Whether an import is still at work. */
export function isInProgress({ status }: ImportRun): boolean {
  return status === 'queued' || status === 'running';
}

/** A page of imports, newest first; read each second while one of them is at work. */
export function importListQuery(query: QueryTo<typeof listImportsOperation>) {
  return queryOptions({
    ...listPageQuery(importKeys.list(query), () => listImportsOperation, query),
    refetchInterval: ({ state }) => (state.data?.rows.some(isInProgress) ? WATCH_MS : SAFETY_NET_MS),
  });
}

/** How a file would be read: its beginning is sent, nothing is stored. Of CSV `recordType` is what it holds, else that is guessed. */
export function importPreviewQuery(file: File, recordType: RecordType | null) {
  return queryOptions({
    queryKey: importKeys.preview(file, recordType),
    queryFn: async ({ signal }): Promise<ImportPreview> => {
      const given = {
        file_name: file.name,
        encoding: await encodingOf(file),
        ...(recordType !== null && { record_type: recordType }),
      };
      const upload = file.slice(0, MOST_PREVIEW_BYTES, file.type);
      return (await call(previewImportOperation, given, { upload, signal })).answer;
    },
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Where orders are fetched from; read each second while that goes on. */
export const orderSyncQuery = queryOptions({
  queryKey: ['order-sync'],
  queryFn: async ({ signal }): Promise<OrderSync> => (await call(readOrderSyncOperation, {}, { signal })).answer,
  refetchInterval: ({ state }) => (state.data?.last_run?.status === 'running' ? WATCH_MS : SYNC_MS),
});

/** One import; read each second while it is at work. */
export function importQuery(uuid: string) {
  return queryOptions({
    queryKey: importKeys.detail(uuid),
    queryFn: async ({ signal }): Promise<ImportRun> => (await call(readImportOperation, { uuid }, { signal })).answer,
    refetchInterval: ({ state }) => (state.data !== undefined && isInProgress(state.data) ? WATCH_MS : false),
  });
}

/** A page of the lines that an import could not use. */
export function importErrorsQuery(uuid: string, query: QueryTo<typeof listImportErrorsOperation>) {
  return listPageQuery(importKeys.errors(uuid, query), () => listImportErrorsOperation, { uuid, ...query });
}
