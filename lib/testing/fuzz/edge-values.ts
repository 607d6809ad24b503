import fc from 'fast-check';
import type { JsonSchema } from '@/lib/testing/fuzz/described-operations';
import { fitting, hostileText, isSchema } from '@/lib/testing/fuzz/values';

const MOST_CHARACTERS = 30_000;

/** What a rule in words may take and a rule in SQL may not, or the other way round. */
const edgeTexts = [
  '',
  ' ',
  'a\0b',
  '\ud800',
  '\u0001\u007f',
  'constructor',
  'HTTPS://EXAMPLE.org/x',
  'hTTp://a.org:80/%zz?é#😀',
  '/x/../y',
  'Europe/Tallinn',
  'europe/tallinn',
  'Etc/GMT+14',
  'US/Pacific-New',
  '*/5 0-23/2 * * MON-FRI',
  '0 0 31 2 *',
  'SOMEBODY@EXAMPLE.ORG',
  'İ@example.org',
  'a_b9',
  'ǅ',
  'ﬀ',
  '\u2028\u2029\u0085',
  '\u00a0\ufeff',
  'whsec_',
  '2147483648',
  '1e3',
  '-0.0000000001',
  '999999999999.9999999999',
];
const edgeInstants = [
  '0001-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '0000-12-31T23:59:59Z',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59.9999999Z',
  '9999-12-31T23:59:59-14:00',
  '2026-11-22T10:00:00.123456789+14:00',
  '2026-11-22T10:00Z',
];
const edgeDays = ['0000-01-01', '0001-01-01', '0001-01-02', '1970-01-01', '2096-02-29', '9999-12-31'];
const edgeNumbers = [
  0,
  -0,
  1,
  -1,
  0.5,
  1e-7,
  7,
  8,
  1439,
  1440,
  32_767,
  32_768,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  2 ** 53 - 1,
  2 ** 53,
  1e21,
  1e300,
];

const SEED = 1;

/** Every value at the edges of a schema: the most and the least that it takes, and what lies next to them. `uuids` are those of rows that are there. */
export function edgesOf(schema: JsonSchema, uuids: readonly string[]): unknown[] {
  const anyOf = schema['anyOf'];
  if (Array.isArray(anyOf)) return anyOf.filter(isSchema).flatMap((one) => edgesOf(one, uuids));
  if (Array.isArray(schema['enum'])) return [...schema['enum'], ...schema['enum'].map(inCapitals)];
  switch (schema['type']) {
    case 'string':
      return edgeTextsOf(schema, uuids);
    case 'integer':
    case 'number':
      return [...edgeNumbers, ...[schema['minimum'], schema['maximum']].filter((one) => one !== undefined)];
    case 'array':
      return edgeArrays(isSchema(schema['items']) ? schema['items'] : {}, uuids);
    case 'object':
      return edgeObjects(schema, uuids);
    default:
      return fc.sample(fitting(schema, uuids), { numRuns: 2, seed: SEED });
  }
}

function edgeTextsOf(schema: JsonSchema, uuids: readonly string[]): string[] {
  if (schema['format'] === 'date-time') return edgeInstants;
  if (schema['format'] === 'date') return edgeDays;
  if (schema['format'] === 'uuid') return [...uuids, ...uuids.map((one) => one.toUpperCase()), 'f'.repeat(32)];
  const most = Math.min(Number(schema['maxLength'] ?? 200), MOST_CHARACTERS);
  return [...edgeTexts, ...['x', 'é', '😀', '"', '\\'].map((one) => one.repeat(most / one.length))];
}

function edgeArrays(schema: JsonSchema, uuids: readonly string[]): unknown[] {
  const edges = edgesOf(schema, uuids);
  return [[], ...edges.map((edge) => [edge]), [edges[0], edges[0]], edges.slice(0, 5)];
}

function edgeObjects(schema: JsonSchema, uuids: readonly string[]): unknown[] {
  const { properties, additionalProperties } = schema;
  if (isSchema(properties) && Object.keys(properties).length > 0) {
    const [usual] = fc.sample(fitting(schema, uuids), { numRuns: 1, seed: SEED });
    return oneAtEdge(isSchema(usual) ? usual : {}, properties, uuids);
  }
  const values = isSchema(additionalProperties) ? edgesOf(additionalProperties, uuids) : [null, 1e300, 'a\0b', [[{}]]];
  return [{}, ...values.map((value) => ({ name: value })), ...edgeTexts.map((name) => ({ [name]: 'value' }))];
}

/** Objects with one property each at an edge of its schema: every property, every edge. */
export function oneAtEdge(
  usual: Readonly<Record<string, unknown>>,
  properties: Readonly<Record<string, unknown>>,
  uuids: readonly string[],
): Record<string, unknown>[] {
  return partsOf(properties).flatMap(({ name, schema }) =>
    edgesOf(schema, uuids).map((edge) => ({ ...usual, [name]: edge })),
  );
}

/** An object with two or three of its properties at edges, or at what is hostile to all texts. */
export function someAtEdges(
  usual: Readonly<Record<string, unknown>>,
  properties: Readonly<Record<string, unknown>>,
  uuids: readonly string[],
): fc.Arbitrary<Record<string, unknown>> {
  const parts = partsOf(properties);
  const value = (schema: JsonSchema) => {
    const edge = fc.constantFrom(...edgesOf(schema, uuids));
    return schema['type'] === 'string' ? fc.oneof({ weight: 3, arbitrary: edge }, hostileText) : edge;
  };
  return fc
    .subarray(parts, { minLength: Math.min(2, parts.length), maxLength: Math.min(3, parts.length) })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map(({ name, schema }) => [name, value(schema)]))))
    .map((replaced) => ({ ...usual, ...replaced }));
}

function partsOf(properties: Readonly<Record<string, unknown>>): { name: string; schema: JsonSchema }[] {
  return Object.entries(properties).flatMap(([name, schema]) => (isSchema(schema) ? [{ name, schema }] : []));
}

function inCapitals(value: unknown): unknown {
  return typeof value === 'string' ? value.toUpperCase() : value;
}
