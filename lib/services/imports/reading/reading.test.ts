import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordKinds } from '@/lib/services/imports/kinds/registry';
import { readCsv } from '@/lib/services/imports/reading/read-csv';
import { readNdjson } from '@/lib/services/imports/reading/read-ndjson';
import type { SourceLine } from '@/lib/services/imports/reading/source-line';
import { takeBatches } from '@/lib/services/imports/reading/take-batches';
import { UnreadableFile } from '@/lib/services/imports/reading/unreadable-file';
import { SourceBroken, watchChunks } from '@/lib/services/imports/reading/watch-chunks';
import { inPieces } from '@/lib/testing/import-text';

async function allOf<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const ndjsonOf = (content: string | Uint8Array, size?: number) =>
  allOf(readNdjson(inPieces(typeof content === 'string' ? bytesOf(content) : content, size)));
const csvOf = (text: string, size?: number) => allOf(readCsv(inPieces(bytesOf(text), size), recordKinds.customer));
const valuesOf = (lines: readonly SourceLine[]) => lines.map((line) => ('value' in line ? line.value : line.error));

describe('NDJSON', () => {
  test('is read alike however its bytes are cut, with any line ends, a byte order mark and no last line feed', async () => {
    for (const size of [1, 2, 3, 1000]) {
      const lines = await ndjsonOf('\uFEFF{"name":"Käthe"}\r\n\r\n  {"name":"😀"}\n{"a":1}', size);
      expect(valuesOf(lines)).toEqual([{ name: 'Käthe' }, { name: '😀' }, { a: 1 }]);
      expect(lines.map(({ line }) => line)).toEqual([1, 3, 4]);
    }
  });

  test('tells the lines that are not JSON or not UTF-8 and reads on', async () => {
    const content = Buffer.concat([bytesOf('{}\nnonsense\n'), Buffer.from([0xff, 10]), bytesOf('{"b":1}\n')]);
    expect(valuesOf(await ndjsonOf(content))).toEqual([
      {},
      'The line is not JSON.',
      'The line is not UTF-8 text.',
      { b: 1 },
    ]);
  });

  test('tells a line above 1 MiB and reads on', async () => {
    const long = JSON.stringify({ text: 'x'.repeat(1024 * 1024) });
    expect(valuesOf(await ndjsonOf(`{}\n${long}\n{"b":1}\n`, 65_536))).toEqual([
      {},
      'The line is longer than 1 MiB.',
      { b: 1 },
    ]);
  });

  test.each(['hello', '[1]', '[', '[]x', '[,{}]', '42', 'name,abbreviation\n', '{"cut":'])(
    'is not what starts with %j',
    async (text) => {
      await expect(ndjsonOf(text)).rejects.toThrow(UnreadableFile);
    },
  );
});

describe('CSV', () => {
  const header = 'external_id,name,user_affiliations\n';

  test('is read alike however its bytes are cut: quotes, line breaks in cells, a byte order mark', async () => {
    for (const size of [1, 7, 1000]) {
      const lines = await csvOf(`\uFEFF${header}a,"Acme, ""Ltd""\nTallinn",x; y\nb,Bee,\n`, size);
      expect(valuesOf(lines)).toEqual([
        { external_id: 'a', name: 'Acme, "Ltd"\nTallinn', user_affiliations: ['x', 'y'] },
        { external_id: 'b', name: 'Bee' },
      ]);
      expect(lines.map(({ line }) => line)).toEqual([3, 4]);
    }
  });

  test('tells lines with too few or too many cells and reads on', async () => {
    const values = valuesOf(await csvOf(`${header}a\nb,Bee,,\nc,Cee,\n`));
    expect(values).toEqual([
      'The line has 1 columns, the header 3.',
      'The line has 4 columns, the header 3.',
      { external_id: 'c', name: 'Cee' },
    ]);
  });

  test('tells a quote that is never closed', async () => {
    const values = valuesOf((await csvOf(`${header}a,Acme,\nb,"Bee,\n`)).sort((one, other) => one.line - other.line));
    expect(values[0]).toEqual({ external_id: 'a', name: 'Acme' });
    expect(values[1]).toMatch(/Quote Not Closed/);
  });

  test.each(['a,Acme,x\n', '{"type":"customer"}\n', 'external_id,name,name\n'])(
    'without a usable header is not read: %j',
    async (text) => {
      await expect(csvOf(text)).rejects.toThrow(UnreadableFile);
    },
  );

  test('that is not UTF-8 is not read', async () => {
    const content = Buffer.concat([bytesOf(header), Buffer.from([97, 44, 0xe4, 10])]);
    await expect(allOf(readCsv(inPieces(content), recordKinds.customer))).rejects.toThrow('not UTF-8');
  });
});

test('whatever the bytes, reading ends in lines or says that the file is unreadable', async () => {
  const pieces = fc.array(
    fc.oneof(
      fc.uint8Array(),
      fc.constantFrom(
        ...['{}\n', '{"a":"', '\n', '"', ',', '[', ']', ';', 'external_id,name\n', 'External ID;Name\n', '\uFEFF'].map(
          bytesOf,
        ),
      ),
    ),
  );
  await fc.assert(
    fc.asyncProperty(pieces, fc.integer({ min: 1, max: 9 }), async (parts, size) => {
      const bytes = Buffer.concat(parts);
      for (const lines of [readNdjson(inPieces(bytes, size)), readCsv(inPieces(bytes, size), recordKinds.customer)]) {
        await allOf(lines).catch((error: unknown) => expect(error).toBeInstanceOf(UnreadableFile));
      }
    }),
    { numRuns: 300 },
  );
});

test('a batch holds at most 1,000 lines, and fewer when they are long', async () => {
  async function* many(count: number, bytes: number): AsyncGenerator<SourceLine> {
    for (let line = 1; line <= count; line += 1) yield { line, bytes, value: {} };
  }
  expect((await allOf(takeBatches(many(2_500, 10)))).map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
  expect((await allOf(takeBatches(many(10, 1024 * 1024)))).map(({ length }) => length)).toEqual([4, 4, 2]);
});

test('a source that gives up is told apart from everything else that goes wrong', async () => {
  async function* breaking(): AsyncGenerator<Uint8Array> {
    yield bytesOf('{}\n');
    throw new Error('connection reset');
  }
  const watch = { onBytes: () => undefined, pulse: async () => undefined, signal: new AbortController().signal };
  await expect(allOf(watchChunks(breaking(), watch))).rejects.toThrow(SourceBroken);
});

test('a source that brings nothing is left at once when asked to stop', async () => {
  async function* stuck(): AsyncGenerator<Uint8Array> {
    await new Promise(() => undefined);
    yield bytesOf('never');
  }
  const controller = new AbortController();
  const watch = { onBytes: () => undefined, pulse: async () => undefined, signal: controller.signal };
  const reading = allOf(watchChunks(stuck(), watch));
  controller.abort(new Error('enough'));
  await expect(reading).rejects.toThrow('enough');
});
