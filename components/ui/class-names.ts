/** Joins class names, leaving out the parts whose condition did not hold. */
export function classNames(...parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
