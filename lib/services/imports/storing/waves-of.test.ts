import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImportRecord } from '@/lib/services/imports/record-kind';
import { wavesOf } from '@/lib/services/imports/storing/waves-of';

const record = (line: number, external_id: string, name: string): ImportRecord => ({
  line,
  type: 'audience',
  external_id,
  fields: { name },
  cleared: [],
});

test('records are kept, none share a key within a wave, and those that share one keep their order', () => {
  const letters = fc.constantFrom('a', 'b', 'c');
  fc.assert(
    fc.property(fc.array(fc.tuple(letters, letters), { maxLength: 20 }), (pairs) => {
      const records = pairs.map(([id, name], index) => record(index, id, name));
      const waves = wavesOf(records, ({ name }) => [`name ${name}`]);
      expect(waves.flat()).toHaveLength(records.length);
      for (const wave of waves) {
        expect(new Set(wave.map(({ external_id }) => external_id)).size).toBe(wave.length);
        expect(new Set(wave.map(({ fields }) => fields['name'])).size).toBe(wave.length);
      }
      const ofA = waves.flat().filter(({ external_id }) => external_id === 'a');
      expect(ofA.map(({ line }) => line)).toEqual(ofA.map(({ line }) => line).sort((one, other) => one - other));
    }),
  );
});
