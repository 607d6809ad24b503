import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordKinds } from '@/lib/services/imports/kinds/registry';
import { formatOf } from '@/lib/services/imports/reading/format-of';
import { readCsv, readCsvRows } from '@/lib/services/imports/reading/read-csv';
import { readNdjson } from '@/lib/services/imports/reading/read-ndjson';
import type { SourceLine } from '@/lib/services/imports/reading/source-line';
import { UnreadableFile } from '@/lib/services/imports/reading/unreadable-file';
import { utf8Chunks } from '@/lib/services/imports/reading/utf8-chunks';
import { inPieces } from '@/lib/testing/import-text';

async function allOf<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const valuesOf = (lines: readonly SourceLine[]) => lines.map((line) => ('value' in line ? line.value : line.error));
const csvOf = async (text: string, size?: number) =>
  valuesOf(await allOf(readCsv(inPieces(bytesOf(text), size), recordKinds.customer)));
const jsonOf = (text: string, size?: number) => allOf(readNdjson(inPieces(bytesOf(text), size)));

describe('CSV', () => {
  const acme = [{ external_id: 'a', name: 'Acme, Ltd' }];

  test.each([
    ['a comma', 'external_id,name\na,"Acme, Ltd"\n'],
    ['a semicolon', 'external_id;name\na;Acme, Ltd\n'],
    ['a tab', 'external_id\tname\na\tAcme, Ltd\n'],
    ['a pipe', 'external_id|name\na|Acme, Ltd\n'],
    ['the one that Excel names', 'sep=;\r\nexternal_id;name\r\na;Acme, Ltd\r\n'],
    ['a semicolon, after blank lines', '\n\nexternal_id;name\na;Acme, Ltd\n'],
    ['a semicolon, where quoted headings hold others', '"external_id";"name";"user,aff|iliat,ions,,,"\na;Acme, Ltd;\n'],
  ])('is read with %s as separator, however its bytes are cut', async (_, text) => {
    for (const size of [1, 7, 1_000]) expect(await csvOf(text, size)).toEqual(acme);
  });

  test('has the separator of its first line, not of the others', async () => {
    const { separator } = await readCsvRows(inPieces(bytesOf('external_id;name\na;"1,2,3,4,5"\n')));
    expect(separator).toBe(';');
  });

  test('numbers its lines as people see them, also after a line that names the separator', async () => {
    const lines = await allOf(readCsv(inPieces(bytesOf('sep=;\nexternal_id;name\na;A\nb\n')), recordKinds.customer));
    expect(lines.map(({ line }) => line)).toEqual([3, 4]);
  });

  test.each([
    'External_ID;NAME',
    ' external id ; Name ',
    '\uFEFFexternal-id;name',
    '\uFEFF"External Id";"name"',
    'externalID;name',
    'external\u00a0id;name',
  ])('has headings without regard to case, spaces and a byte order mark: %j', async (header) => {
    expect(await csvOf(`${header}\na;Acme, Ltd\n`)).toEqual(acme);
  });

  test('may have columns without a heading that are empty, as spreadsheets leave them', async () => {
    expect(await csvOf('external_id;name;;\na;Acme, Ltd;;\n')).toEqual(acme);
  });

  test.each(['External Id;external_id;name\n', 'external_id;Name;name\n'])(
    'does not have a column twice: %j',
    async (header) => {
      await expect(csvOf(`${header}a;b;c\n`)).rejects.toThrow('twice');
    },
  );
});

describe('an encoding', () => {
  const text = '{"name":"Käthe Müller 😀 „x“"}\n{"name":"ß"}\n';
  const littleEndian = (content: string) => Buffer.from(`\uFEFF${content}`, 'utf16le');
  const read = async (bytes: Uint8Array, given: 'utf-8' | 'windows-1252' = 'utf-8', size = 64) => {
    const { chunks, encoding } = await utf8Chunks(inPieces(bytes, size), given);
    return { encoding, values: valuesOf(await allOf(readNdjson(chunks))) };
  };
  const values = [{ name: 'Käthe Müller 😀 „x“' }, { name: 'ß' }];

  test('of UTF-16 with a byte order mark is read, whichever way round and however it is cut', async () => {
    for (const size of [1, 2, 3, 1_000]) {
      for (const bytes of [littleEndian(text), littleEndian(text).swap16()]) {
        expect(await read(bytes, 'utf-8', size)).toEqual({ encoding: 'utf-16', values });
      }
    }
  });

  test('of UTF-16 is read in CSV too', async () => {
    const { chunks } = await utf8Chunks(inPieces(littleEndian('External ID\tName\na\tKäthe\n')), 'utf-8');
    expect(valuesOf(await allOf(readCsv(chunks, recordKinds.customer)))).toEqual([{ external_id: 'a', name: 'Käthe' }]);
  });

  test('of Windows-1252 is read when its sender says so', async () => {
    const bytes = Buffer.from([...Buffer.from('{"name":"'), 0x4b, 0xe4, 0x80, 0x84, 0x93, ...Buffer.from('"}\n')]);
    expect(await read(bytes, 'windows-1252')).toEqual({ encoding: 'windows-1252', values: [{ name: 'Kä€„“' }] });
  });

  test('that a byte order mark names counts more than what the sender says', async () => {
    expect(await read(Buffer.from(`\uFEFF${text}`), 'windows-1252')).toEqual({ encoding: 'utf-8', values });
  });

  test('of Windows-1252 is refused otherwise, with a sentence that says how to save it as UTF-8', async () => {
    const sentence = /not UTF-8 text.*Windows-1252.*Save it as UTF-8: in Excel.*CSV UTF-8/;
    const latin = (content: string) => inPieces(Buffer.from(content, 'latin1'));
    await expect(allOf(readNdjson(latin('{"name":"Kä"}\n')))).rejects.toThrow(sentence);
    await expect(allOf(readCsv(latin('external_id;name\na;Kä\n'), recordKinds.customer))).rejects.toThrow(sentence);
  });

  test('of UTF-16 that ends in the middle of a character makes the file unreadable', async () => {
    await expect(read(littleEndian(text).subarray(0, -1))).rejects.toThrow(UnreadableFile);
  });
});

describe('a JSON array', () => {
  test('is read like NDJSON, its records numbered, however it is written and cut', async () => {
    const records = [{ name: 'a,]}"\\' }, { list: [1, [2]], object: { a: '[' } }, {}];
    const texts = [
      JSON.stringify(records),
      JSON.stringify(records, null, 2),
      `\uFEFF\r\n ${JSON.stringify(records)} \n`,
    ];
    for (const text of texts) {
      for (const size of [1, 5, 1_000]) {
        const lines = await jsonOf(text, size);
        expect(valuesOf(lines)).toEqual(records);
        expect(lines.map(({ line }) => line)).toEqual([1, 2, 3]);
      }
    }
  });

  test('of whatever records holds what it was written from', async () => {
    const record = fc.dictionary(fc.string(), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1 }), fc.integer({ min: 1, max: 9 }), async (records, size) => {
        expect(valuesOf(await jsonOf(JSON.stringify(records), size))).toEqual(JSON.parse(JSON.stringify(records)));
      }),
    );
  });

  test('keeps its good records beside those that are none', async () => {
    const long = JSON.stringify({ text: 'x'.repeat(1024 * 1024) });
    expect(valuesOf(await jsonOf(`[{"a":1},{"b":},,${long},{"c":3},{"d":`, 4_096))).toEqual([
      { a: 1 },
      'The line is not JSON.',
      'The line is not JSON.',
      'The line is longer than 1 MiB.',
      { c: 3 },
      'The line is not JSON.',
    ]);
    expect(valuesOf(await jsonOf('[{"a":1}] {"b":2}'))).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test('is read as it comes: its first record is there before its last byte', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield bytesOf('[');
      for (;;) yield bytesOf('{"a":1},');
    }
    for await (const line of readNdjson(endless())) {
      expect(line).toMatchObject({ line: 1, value: { a: 1 } });
      break;
    }
  });

  test('without records is an empty file', async () => {
    expect(await jsonOf('[]')).toEqual([]);
    expect(await jsonOf(' [ \n ] ')).toEqual([]);
  });
});

test.each([
  ['a.csv', null, 'csv'],
  ['people.CSV ', 'application/x-ndjson', 'csv'],
  ['a.tsv', null, 'csv'],
  ['a.ndjson', 'text/csv', 'ndjson'],
  ['a.jsonl', null, 'ndjson'],
  ['a.json', null, 'ndjson'],
  ['upload', 'text/csv; charset=utf-8', 'csv'],
  ['a.constructor', 'Text/Tab-Separated-Values', 'csv'],
  ['upload', 'application/json', 'ndjson'],
  ['upload', 'application/x-www-form-urlencoded', 'ndjson'],
  ['upload', null, 'ndjson'],
] as const)('a file called %j of the media type %j is %s', (name, mediaType, format) => {
  expect(formatOf(name, mediaType)).toBe(format);
});
