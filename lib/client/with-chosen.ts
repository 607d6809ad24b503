/** What was found, and before it what is chosen already where it isn't among that, so that it stays offered. */
export function withChosen<Row>(
  rows: readonly Row[],
  chosen: Row | null | undefined,
  idOf: (row: Row) => string,
): readonly Row[] {
  if (chosen === null || chosen === undefined) return rows;
  return rows.some((row) => idOf(row) === idOf(chosen)) ? rows : [chosen, ...rows];
}
