import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import { SAFETY_NET_MS } from '@/lib/client/safety-net';
import {
  type ImportRun,
  listImportErrorsOperation,
  listImportsOperation,
  readImportOperation,
} from '@/lib/contracts/imports';
import type { QueryTo } from '@/lib/contracts/operation';
import { type OrderSync, readOrderSyncOperation } from '@/lib/contracts/order-sync';

const WATCH_MS = 1_000;
const SYNC_MS = 5_000;

export const importKeys = {
  all: ['imports'],
  lists: () => [...importKeys.all, 'list'],
  list: (query: object) => [...importKeys.lists(), query],
  details: () => [...importKeys.all, 'detail'],
  detail: (uuid: string) => [...importKeys.details(), uuid],
  errors: (uuid: string, query: object) => [...importKeys.detail(uuid), 'errors', query],
} as const;

/** Whether an import is still at work. */
export function isUnderWay({ status }: ImportRun): boolean {
  return status === 'queued' || status === 'running';
}

/** A page of imports, newest first; read each second while one of them is at work. */
export function importListQuery(query: QueryTo<typeof listImportsOperation>) {
  return queryOptions({
    ...listPageQuery(importKeys.list(query), () => listImportsOperation, query),
    refetchInterval: ({ state }) => (state.data?.rows.some(isUnderWay) ? WATCH_MS : SAFETY_NET_MS),
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
    refetchInterval: ({ state }) => (state.data !== undefined && isUnderWay(state.data) ? WATCH_MS : false),
  });
}

/** A page of the lines that an import could not use. */
export function importErrorsQuery(uuid: string, query: QueryTo<typeof listImportErrorsOperation>) {
  return listPageQuery(importKeys.errors(uuid, query), () => listImportErrorsOperation, { uuid, ...query });
}
