/** The page that an address names: 1… up to six digits, and the first for anything else. */
export function pageNumber(text: string): number {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}
