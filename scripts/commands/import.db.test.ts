import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ndjson } from '@/lib/testing/import-text';
import { runCommand } from '@/lib/testing/run-command';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

let folder = '';

beforeAll(async () => {
  folder = await temporaryFolder();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const customer = { type: 'customer', external_id: 'exit-code', name: 'Acme' };

async function importFile(name: string, content: string | Uint8Array, ...options: string[]) {
  const file = path.join(folder, name);
  await writeFile(file, content);
  const { code, stdout, stderr } = await runCommand('import', file, ...options);
  return { code, stderr, report: stdout === '' ? undefined : JSON.parse(stdout) };
}

test('the exit code is 0 when every line was stored, 2 when some were, and 1 when none was', async () => {
  expect(await importFile('all.ndjson', ndjson(customer))).toMatchObject({ code: 0, report: { status: 'succeeded' } });
  const some = `${ndjson(customer)}broken\n`;
  expect(await importFile('some.ndjson', some)).toMatchObject({ code: 2, report: { status: 'partial' } });
  const none = await importFile('none.ndjson', ndjson({ type: 'planet' }, { type: 'planet' }));
  expect(none).toMatchObject({ code: 1, report: { status: 'failed', error_count: 2 } });
  expect(none.stderr).toContain('every line has errors');
  expect(await importFile('empty.ndjson', '')).toMatchObject({ code: 1, report: { status: 'failed' } });
}, 60_000);

test('a file is read as what its name says, and as the encoding that is asked for', async () => {
  const semicolons = 'External ID;Name\nname-of-file;Acme\n';
  expect(await importFile('a.csv', semicolons, '--type', 'customer')).toMatchObject({ code: 0 });
  expect(await importFile('a.json', JSON.stringify([customer]))).toMatchObject({ code: 0, report: { lines: 1 } });
  const wide = Buffer.from(`\uFEFF${semicolons.replaceAll(';', '\t')}`, 'utf16le');
  expect(await importFile('a.tsv', wide, '--type', 'customer')).toMatchObject({ code: 0, report: { lines: 1 } });
  const narrow = Buffer.from('external_id,name\nnarrow,K\u00e4the\n', 'latin1');
  const rejected = await importFile('b.csv', narrow, '--type', 'customer');
  expect([rejected.code, rejected.stderr]).toEqual([1, expect.stringContaining('Windows-1252')]);
  const taken = await importFile('b.csv', narrow, '--type', 'customer', '--encoding', 'windows-1252');
  expect(taken).toMatchObject({ code: 0, report: { status: 'succeeded' } });
}, 60_000);
