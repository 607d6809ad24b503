const BEYOND_ASCII = /[\u0080-\uffff]/g;

/**
 * JSON in which every character beyond ASCII is escaped; readers get the same text. One curly quote makes the engine keep a
 * whole response in two bytes per character and encode it four times as slowly. What replaces it stays in two bytes, too,
 * until it is written anew.
 */
export function plainJson(value: unknown): string {
  const json = JSON.stringify(value);
  const escaped = json.replace(BEYOND_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return escaped === json ? json : Buffer.from(escaped, 'latin1').toString('latin1');
}
