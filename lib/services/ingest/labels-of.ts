/** Labels or annotations by name. */
export type Labels = ReadonlyMap<string, string>;

/** Labels as text, whatever their reporter made of them: numbers, flags and lists as they are written, without those that are null. */
export function labelsOf(given: Readonly<Record<string, unknown>> | null | undefined): Labels {
  return new Map(
    Object.entries(given ?? {}).flatMap(([name, value]): [string, string][] => {
      if (value === null || value === undefined) return [];
      return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
    }),
  );
}
