import type { ImportRecord } from '@/lib/services/imports/record-kind';

/**
 * Splits records into waves within which no two share a key, so that one statement may store a wave.
 * Records that share a key keep their order: a later line meets what an earlier one has stored.
 */
export function wavesOf(
  records: readonly ImportRecord[],
  keysOf: (fields: ImportRecord['fields']) => string[],
): ImportRecord[][] {
  const waves: ImportRecord[][] = [];
  const nextWaveOf = new Map<string, number>();
  for (const record of records) {
    const keys = keysOf(record.fields);
    if (record.external_id !== null) keys.push(`external_id ${record.external_id}`);
    const wave = Math.max(0, ...keys.map((key) => nextWaveOf.get(key) ?? 0));
    for (const key of keys) nextWaveOf.set(key, wave + 1);
    waves[wave] ??= [];
    waves[wave].push(record);
  }
  return waves;
}
