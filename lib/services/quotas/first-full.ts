import type { Quota } from '@/lib/services/quotas/find-quotas';

/** A quota of a place, by the id of that. */
export type PlaceQuota = Quota & { id: string };

/** Something that is to be added: to which places, and whom, who counts once in each. */
export type Addition = { places: readonly string[]; person?: string };

/**
 * Of additions, taken in their order, the quota that has no room for each; null where there is room. Whoever is in a place
 * already, by `present` (`presenceOf`), takes no room there.
 */
export function firstFull(
  quotas: readonly PlaceQuota[],
  additions: readonly Addition[],
  present: ReadonlySet<string> = new Set(),
): (PlaceQuota | null)[] {
  const usages = new Map(quotas.map(({ id, usage }) => [id, usage]));
  const counted = new Set(present);
  return additions.map(({ person, places }) => {
    const needing = quotas
      .filter(({ id }) => places.includes(id) && !(person !== undefined && counted.has(presenceOf(id, person))))
      .map((quota) => ({ ...quota, usage: usages.get(quota.id) ?? 0 }));
    const full = needing.find(({ limit, usage }) => limit !== null && usage >= limit);
    if (full !== undefined) return full;
    for (const { id, usage } of needing) {
      usages.set(id, usage + 1);
      if (person !== undefined) counted.add(presenceOf(id, person));
    }
    return null;
  });
}

/** That a person counts in a place. */
export function presenceOf(placeId: string, userId: string): string {
  return `${placeId} ${userId}`;
}
