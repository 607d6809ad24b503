/** The fields of a form that differ from what it showed when it was opened: the others may have been changed by others meanwhile. */
export function changedFields<Fields extends object>(
  opened: Partial<Record<keyof Fields, unknown>>,
  sent: Fields,
): Partial<Fields> {
  const before = new Map(Object.entries(opened));
  const entries = Object.entries(sent).filter(
    ([name, value]) => JSON.stringify(before.get(name)) !== JSON.stringify(value),
  );
  // The cast holds because entries are some of the fields that were sent.
  return Object.fromEntries(entries) as Partial<Fields>;
}
