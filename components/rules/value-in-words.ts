import { humanized } from '@/lib/core/wording';

/** What a filter or action is called, by its key. */
export type PartLabels = ReadonlyMap<string, string>;

/** A value of a member of a rule: conditions as "Status (status: active)", joined by all of, any of and not. */
export function valueInWords(value: unknown, labels: PartLabels): string {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return labels.get(value) ?? value;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : listInWords(value, labels);
  return typeof value === 'object' ? objectInWords(Object.entries(value), labels) : String(value);
}

function listInWords(values: readonly unknown[], labels: PartLabels): string {
  const isOfNodes = values.some((value) => typeof value === 'object');
  return values.map((value) => valueInWords(value, labels)).join(isOfNodes ? '; ' : ', ');
}

type Entries = [string, unknown][];

function objectInWords(entries: Entries, labels: PartLabels): string {
  const members = new Map(entries);
  for (const [key, words] of groups) {
    if (members.has(key)) return `${words} (${valueInWords(members.get(key), labels)})`;
  }
  const key = members.get('key');
  if (typeof key !== 'string') return settingsInWords(entries, labels);
  const settings = valueInWords(members.get('config') ?? {}, labels);
  const label = labels.get(key) ?? humanized(key);
  return settings === '' ? label : `${label} (${settings})`;
}

const groups = [
  ['all', 'all of'],
  ['any', 'any of'],
  ['not', 'not'],
] as const;

function settingsInWords(entries: Entries, labels: PartLabels): string {
  return entries
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${humanized(name).toLowerCase()}: ${valueInWords(value, labels)}`)
    .join(', ');
}
