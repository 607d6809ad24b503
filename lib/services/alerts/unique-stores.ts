import type { StoreId } from '@/lib/contracts/alerts/alerts';

/** Ids of stores as a set, each as it was first given: 5 and "5" are one. */
export function uniqueStores(ids: readonly StoreId[]): StoreId[] {
  const byText = new Map<string, StoreId>();
  for (const id of ids) if (!byText.has(String(id))) byText.set(String(id), id);
  return [...byText.values()];
}
