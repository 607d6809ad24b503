/** What several rounds measured. */
export type Spread = { median: number; least: number; most: number };

const ROUNDS = 5;

/** Measures each in turn, five times over, so that all of them meet the same good and bad moments of the machine. */
export async function inRounds<Name extends string>(
  measures: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, Spread>> {
  const names = Object.keys(measures).filter((name): name is Name => name in measures);
  const measured = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) measured.get(name)?.push(await measures[name]());
  }
  const spreads = names.map((name) => [name, spreadOf(measured.get(name) ?? [])] as const);
  return fromEntries(spreads);
}

/** The cast holds because the entries have each name once. */
function fromEntries<Name extends string, Value>(entries: readonly (readonly [Name, Value])[]): Record<Name, Value> {
  return Object.fromEntries(entries) as Record<Name, Value>;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    least: sorted[0] ?? Number.NaN,
    most: sorted.at(-1) ?? Number.NaN,
  };
}
