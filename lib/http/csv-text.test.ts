import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { csvColumns, csvHead, csvLines } from '@/lib/http/csv-text';

const person = z.strictObject({ uuid: z.string(), full_name: z.string() });
const answer = z.array(
  z.strictObject({
    title: z.string(),
    count: z.int(),
    is_read: z.boolean(),
    person: person.nullable(),
    names: z.array(z.union([z.string(), z.int()])),
    facts: z.record(z.string(), z.unknown()),
  }),
);
const columns = csvColumns({ answer, gives: { kind: 'list' } });
const row = { title: 'Plain', count: -5, is_read: false, person: null, names: [], facts: {} };
const read = (rows: readonly object[]): unknown => parse(csvHead(columns) + csvLines(columns, rows), { bom: true });

test('the headings are the fields of the API, those of an object each by itself', () => {
  expect(read([])).toEqual([['title', 'count', 'is_read', 'person_uuid', 'person_full_name', 'names', 'facts']]);
});

test('numbers, flags, lists and objects keep what they say, and null is empty', () => {
  const full = { ...row, person: { uuid: '7', full_name: 'Ann' }, names: ['a', 5], facts: { size: 1 } };
  expect(read([row, full])).toMatchObject([
    {},
    ['Plain', '-5', 'false', '', '', '', '{}'],
    ['Plain', '-5', 'false', '7', 'Ann', 'a; 5', '{"size":1}'],
  ]);
});

test.each(['say "hi"', 'a,b', 'a;b', 'two\nlines', 'two\r\nlines', ' padded ', 'Zoë Müßig', '日本', ''])(
  'a text is read back as it was: %j',
  (title) => {
    expect(read([{ ...row, title }])).toMatchObject([{}, { 0: title }]);
  },
);

test.each(['=1+1', '+49 30', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '=HYPERLINK("x","y")'])(
  'a text that begins like a formula is kept a text: %j',
  (title) => {
    expect(read([{ ...row, title }])).toMatchObject([{}, { 0: `'${title}` }]);
    expect(read([{ ...row, names: [title] }])).toMatchObject([{}, { 5: `'${title}` }]);
  },
);

test('the file begins with the mark of UTF-8', () => {
  expect(csvHead(columns).startsWith('\uFEFFtitle,')).toBe(true);
});
