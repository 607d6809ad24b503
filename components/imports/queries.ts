import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { SAFETY_NET_MS } from '@/lib/client/safety-net';
import {
  type ImportRun,
  listImportErrorsOperation,
  listImportsOperation,
  readImportOperation,
} from '@/lib/contracts/imports';
import type { AnswerOf } from '@/lib/contracts/operation';
import { type OrderSync, readOrderSyncOperation } from '@/lib/contracts/order-sync';

export const IMPORTS_PER_PAGE = 20;
export const ERRORS_PER_PAGE = 50;

const WATCH_MS = 1_000;
const SYNC_MS = 5_000;

export type ImportPage = { rows: ImportRun[]; total: number };
export type ErrorPage = { rows: AnswerOf<typeof listImportErrorsOperation>; total: number };

export const importKeys = {
  all: ['imports'],
  lists: () => [...importKeys.all, 'list'],
  list: (page: number) => [...importKeys.lists(), page],
  details: () => [...importKeys.all, 'detail'],
  detail: (uuid: string) => [...importKeys.details(), uuid],
  errors: (uuid: string, page: number) => [...importKeys.detail(uuid), 'errors', page],
} as const;

/** Whether an import is still at work. */
export function isUnderWay({ status }: ImportRun): boolean {
  return status === 'queued' || status === 'running';
}

/** A page of imports, newest first; read each second while one of them is at work. */
export function importListQuery(page: number) {
  return queryOptions({
    queryKey: importKeys.list(page),
    queryFn: async ({ signal }): Promise<ImportPage> => {
      const given = { page: String(page), page_size: String(IMPORTS_PER_PAGE) };
      const { answer, total } = await call(listImportsOperation, given, { signal });
      return { rows: answer, total };
    },
    refetchInterval: ({ state }) => (state.data?.rows.some(isUnderWay) ? WATCH_MS : SAFETY_NET_MS),
    placeholderData: keepPreviousData,
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
export function importErrorsQuery(uuid: string, page: number) {
  return queryOptions({
    queryKey: importKeys.errors(uuid, page),
    queryFn: async ({ signal }): Promise<ErrorPage> => {
      const given = { uuid, page: String(page), page_size: String(ERRORS_PER_PAGE) };
      const { answer, total } = await call(listImportErrorsOperation, given, { signal });
      return { rows: answer, total };
    },
    placeholderData: keepPreviousData,
  });
}
