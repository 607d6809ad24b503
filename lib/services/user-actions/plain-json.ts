const BEYOND_ASCII = /[\u0080-\uffff]/;
const EACH_BEYOND_ASCII = new RegExp(BEYOND_ASCII, 'g');
/** What JSON may not have as it is: all but printable ASCII, and of that the quote and the backslash. */
const ESCAPED = /[^ !#-[\]-~]/;
const MOST_KEPT = 1_000;

/** Texts beyond ASCII with their JSON: most are sentences that a list repeats in every row. */
const kept = new Map<unknown, string>();

/**
 * JSON in which every character beyond ASCII is escaped; readers get the same text. One curly quote makes the engine keep a
 * whole response in two bytes per character and encode it four times as slowly. What replaces it stays in two bytes, too,
 * until it is written anew.
 */
export function plainJson(value: unknown): string {
  if (typeof value === 'string' && !ESCAPED.test(value)) return `"${value}"`;
  const known = kept.get(value);
  if (known !== undefined) return known;
  const json = JSON.stringify(value);
  if (!BEYOND_ASCII.test(json)) return json;
  const escaped = json.replace(EACH_BEYOND_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const plain = Buffer.from(escaped, 'latin1').toString('latin1');
  if (typeof value === 'string') keep(value, plain);
  return plain;
}

function keep(text: string, json: string): void {
  if (kept.size === MOST_KEPT) kept.clear();
  kept.set(text, json);
}
