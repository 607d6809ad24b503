import type { DescribedOperation } from '@/lib/testing/fuzz/described-operations';

/** One request as text: what is sent, before it becomes a Request. */
export type FuzzRequest = {
  operation: DescribedOperation;
  method: string;
  params: Record<string, string>;
  query: string;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | undefined;
};

/** What requests may know of the installation: callers, rows that are there, and texts that mean something in a query. */
export type Known = { tokens: readonly string[]; uuids: readonly string[]; texts: readonly string[] };

/** A name and a value as a query writes them. */
export function queryPair(name: string, value: string): string {
  return `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`;
}
