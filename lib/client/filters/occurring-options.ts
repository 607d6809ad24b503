type Option = { id: string; label: string; count: number };

/** What a menu offers of the values that occur, by their labels; the one chosen stays when none of it is left. */
export function occurringOptions(
  counts: Readonly<Record<string, number>>,
  chosen: string,
  labelOf: (id: string) => string,
): Option[] {
  const all = chosen === '' || Object.hasOwn(counts, chosen) ? counts : { ...counts, [chosen]: 0 };
  return Object.entries(all)
    .map(([id, count]) => ({ id, label: labelOf(id), count }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
}
