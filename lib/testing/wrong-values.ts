import { z } from 'zod';

const LONG = 'x'.repeat(300_000);
const DEEPEST = 4;
const plain: readonly unknown[] = [
  undefined,
  null,
  '',
  ' ',
  'Wrong \u0000',
  'a\nb',
  LONG,
  '2026-13-45',
  '99999-01-01T00:00:00Z',
  -1,
  0.5,
  1e300,
  Number.NaN,
  true,
  [],
  [null],
  {},
  { '': null, unknown_field: 1 },
  Array.from({ length: 10_000 }, () => 'x'),
];

/** Values of every type and size that a schema hardly takes: for the whole, and for each field, entry and option in it. */
export function wrongValues(schema: z.ZodType, depth = 0): unknown[] {
  if (depth > DEEPEST) return [null];
  return [...plain, ...inside(schema, depth + 1)];
}

function inside(schema: z.core.$ZodType, depth: number): unknown[] {
  const within = (part: z.core.$ZodType) => (part instanceof z.ZodType ? wrongValues(part, depth) : []);
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([name, part]) =>
      part instanceof z.ZodType ? wrongValues(part, depth).map((value) => ({ [name]: value })) : [],
    );
  }
  if (schema instanceof z.ZodArray) return within(schema.element).map((value) => [value]);
  if (schema instanceof z.ZodRecord) return within(schema.valueType).map((value) => ({ key: value }));
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => inside(option, depth));
  if (schema instanceof z.ZodPipe) return [...inside(schema.in, depth), ...inside(schema.out, depth)];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return inside(schema.unwrap(), depth);
  }
  return [];
}
