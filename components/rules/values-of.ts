/** The values that were typed, one per line: a comma or a semicolon belongs to its value. */
export function valuesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
