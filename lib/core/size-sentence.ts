const units: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
  set: ['entry', 'entries'],
  map: ['entry', 'entries'],
  file: ['byte', 'bytes'],
};

/** "Must be at most 200 characters long.", "Must be at least 1.", "Must have at most 5 entries." */
export function sizeSentence(origin: string, bound: number, relation: string): string {
  const unit = units[origin];
  const figure = bound.toLocaleString('en', { maximumFractionDigits: 20 });
  if (unit === undefined) return `Must be ${relation} ${figure}.`;
  const counted = `${figure} ${unit[bound === 1 ? 0 : 1]}`;
  return origin === 'string' ? `Must be ${relation} ${counted} long.` : `Must have ${relation} ${counted}.`;
}
