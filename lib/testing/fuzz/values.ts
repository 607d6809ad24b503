import fc from 'fast-check';
import type { JsonSchema } from '@/lib/testing/fuzz/described-operations';

/** Texts that break what was not made for them. None has words of our own internals, so that answers may repeat them. */
const hostileTexts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\u0001\u001f\u007f',
  '\ud800',
  'a\udfff\ud800b',
  '😀'.repeat(60),
  'e\u0301\u202e\u200b\ufeff',
  "'; DROP TABLE user_account; --",
  '%_\\',
  '../../../etc/passwd',
  '<script>alert(1)</script>',
  'x'.repeat(10_000),
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  '-Infinity',
  '-0',
  '1e309',
  '9'.repeat(400),
  '0x10',
  '١٢٣',
  'null',
  'undefined',
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+23:59',
  '9999-12-31T23:59:59.999-23:59',
  '2026-11-22T10:00:00.123456789+14:00',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
];

export const prototypeNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'toJSON'];

/** Texts that mean something here. */
const knownWords = [
  'pending_order',
  'expiring_resource',
  'Approve order',
  'approve_order',
  'renew_resource',
  'created',
  '-created,urgency',
  'Europe/Tallinn',
  'UTC',
  '0 */6 * * *',
];

export const hostileText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

/** JSON of any kind, with what JavaScript and databases treat in ways of their own. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom(null, true, 0, -1, 1.5, 1e300, -1e300, 2 ** 31, 2 ** 53, [], {}, [null], [[[[[]]]]], {
    constructor: {},
  }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(fc.oneof(fc.constantFrom(...prototypeNames), fc.string()), fc.jsonValue({ maxDepth: 1 }), {
    maxKeys: 4,
  }),
);

/** Values that fit a schema; `uuids` are those of rows that are there. */
export function fitting(schema: JsonSchema, uuids: readonly string[]): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum']);
  const anyOf = schema['anyOf'];
  if (Array.isArray(anyOf)) return fc.oneof(...anyOf.filter(isSchema).map((one) => fitting(one, uuids)));
  switch (schema['type']) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.integer({ min: bound(schema['minimum'], 0), max: Math.min(bound(schema['maximum'], 1000), 2 ** 31 - 1) }),
        fc.constant(1),
      );
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(fitting(isSchema(schema['items']) ? schema['items'] : {}, uuids), { maxLength: 5 });
    case 'object':
      return fittingObject(schema, uuids);
    default:
      return fittingText(schema, uuids);
  }
}

function fittingObject({ properties, required }: JsonSchema, uuids: readonly string[]): fc.Arbitrary<unknown> {
  const parts = Object.entries(isSchema(properties) ? properties : {});
  const model = parts.map(([name, part]) => [name, fitting(isSchema(part) ? part : {}, uuids)] as const);
  const requiredKeys = Array.isArray(required) ? required.map(String) : [];
  return fc.record(Object.fromEntries(model), { requiredKeys });
}

function fittingText(schema: JsonSchema, uuids: readonly string[]): fc.Arbitrary<string> {
  switch (schema['format']) {
    case 'uuid':
    case 'guid':
      return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...uuids) }, fc.uuid());
    case 'date-time':
      return fc
        .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
        .map((at) => at.toISOString());
    case 'date':
      return fc.constantFrom('2026-11-22', '2030-02-28', '2096-02-29');
    default:
      return fc.oneof(
        fc.constantFrom(...knownWords),
        fc.string({
          minLength: bound(schema['minLength'], 0),
          maxLength: Math.min(bound(schema['maxLength'], 50), 50),
        }),
      );
  }
}

function bound(given: unknown, otherwise: number): number {
  return typeof given === 'number' ? given : otherwise;
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
