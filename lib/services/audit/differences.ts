/** One field before and after, as the audit trail keeps it. */
export type Difference = { from: unknown; to: unknown };

/**
 * What a PATCH changes: each given field whose value differs from the one before, by name. Fields that are not given
 * (undefined) and those given as they are take no part.
 */
export function differencesOf(before: object, given: object): Record<string, Difference> {
  const earlier = new Map<string, unknown>(Object.entries(before));
  const differences = Object.entries(given).flatMap(([name, to]) => {
    const from = earlier.get(name);
    return to === undefined || JSON.stringify(from) === JSON.stringify(to) ? [] : [[name, { from, to }] as const];
  });
  return Object.fromEntries(differences);
}
