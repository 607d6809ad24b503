import { describe, expect, it } from 'vitest';
import { MOST_PREVIEW_BYTES, previewImportOperation } from '@/lib/contracts/imports/preview';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { ndjson } from '@/lib/testing/import-text';
import { importWorld } from '@/lib/testing/import-world';
import { makeToken, makeUser } from '@/lib/testing/make';

const tokenOf = async (is_staff: boolean) => makeToken((await makeUser({ is_staff })).id);

async function preview(content: string | Uint8Array<ArrayBuffer>, query = '', headers: Record<string, string> = {}) {
  const answer = await callOperation(previewImportOperation, {
    token: await tokenOf(true),
    raw: content,
    query,
    headers,
  });
  expect(answer.status).toBe(200);
  return answer.json();
}

const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const people = 'External ID;E-mail;Username;Full name;Shoe size\nu-1;ann@example.org;ann;Ann;38\n';

describe('POST /api/imports/preview/', () => {
  it('answers 200 with the format, separator, type, first five records and unknown columns of CSV', async () => {
    const rows = Array.from({ length: 9 }, (_, at) => `u-${at};u${at}@example.org;u${at};User ${at};38\n`);
    const csv = people.replace('E-mail', 'Email') + rows.join('');
    const shown = await preview(csv, '?file_name=users.csv');
    expect(shown).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      separator: ';',
      record_type: 'user',
      unknown_columns: ['Shoe size'],
      failure: '',
    });
    expect(shown.records).toHaveLength(5);
    expect(shown.records[0]).toEqual({
      line: 2,
      record_type: 'user',
      external_id: 'u-1',
      fields: { email: 'ann@example.org', username: 'ann', full_name: 'Ann', 'Shoe size': '38' },
      errors: [{ field: 'Shoe size', message: 'Unknown field.' }],
    });
  });

  it('answers 200 with what stands in a CSV of which neither name nor columns say the type', async () => {
    const shown = await preview('external_id|name\na|Acme\n', '?file_name=export.csv');
    expect(shown).toMatchObject({
      record_type: null,
      separator: '|',
      records: [{ fields: { name: 'Acme' }, errors: [] }],
    });
    expect(await preview('external_id|name\na|Acme\n', '?file_name=export.csv&record_type=customer')).toMatchObject({
      record_type: 'customer',
      records: [{ external_id: 'a', record_type: 'customer' }],
    });
  });

  it('answers 200 with the type that the columns alone suggest', async () => {
    const csv = 'Customer\tExternal ID\tName\tOffering type\nc\to\tDisk\tD\n';
    expect(await preview(csv, '?file_name=export.tsv')).toMatchObject({ record_type: 'offering', separator: '\t' });
  });

  it('answers 200 with the columns that are missing, and what there is', async () => {
    expect(await preview('external_id,title\na,Acme\n', '?file_name=customers.csv')).toMatchObject({
      failure: 'The first line must name the columns of a customer. Missing: name.',
      unknown_columns: ['title'],
      records: [{ fields: { title: 'Acme' } }],
    });
  });

  it('answers 200 with the records of NDJSON and of a JSON array, their types and errors', async () => {
    const { records } = importWorld();
    const lines = `${ndjson(...records.slice(0, 2))}broken\n${ndjson({ type: 'customer', colour: 'red' })}`;
    expect(await preview(lines, '?file_name=world.ndjson')).toMatchObject({
      format: 'ndjson',
      separator: null,
      record_types: ['customer', 'user'],
      unknown_columns: ['colour'],
      records: [
        { line: 1, record_type: 'customer', errors: [] },
        { line: 2, record_type: 'user', errors: [] },
        { line: 3, errors: [{ field: '', message: 'The line is not JSON.' }] },
        { line: 4, errors: expect.arrayContaining([{ field: 'colour', message: 'Unknown field.' }]) },
      ],
    });
    const array = await preview(JSON.stringify(records), '', { 'content-type': 'application/json' });
    expect([array.format, array.records.length]).toEqual(['json', 5]);
  });

  it('answers 200 with Windows-1252 read as such, and says that it must be saved as UTF-8 or asked for', async () => {
    const bytes = latin('external_id;name\na;K\u00e4the\n');
    const query = '?file_name=customers.csv';
    expect(await preview(bytes, query)).toMatchObject({
      encoding: 'windows-1252',
      failure: expect.stringContaining('Save it as UTF-8'),
      records: [{ fields: { name: 'Käthe' } }],
    });
    expect(await preview(bytes, `${query}&encoding=windows-1252`)).toMatchObject({
      encoding: 'windows-1252',
      failure: '',
    });
  });

  it('answers 200 with UTF-16 read as such', async () => {
    const bytes = Uint8Array.from(Buffer.from('\uFEFFexternal_id\tname\na\tKäthe\n', 'utf16le'));
    const shown = await preview(bytes, '?file_name=customers.csv');
    expect(shown).toMatchObject({ encoding: 'utf-16', separator: '\t', records: [{ fields: { name: 'Käthe' } }] });
  });

  it.each([
    ['UTF-8', (text: string) => Uint8Array.from(Buffer.from(text))],
    ['UTF-16', (text: string) => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
  ])('answers 200 to the beginning of a long file of %s, wherever it is cut', async (_, encode) => {
    for (const padding of ['', 'x', 'xx', 'xxx']) {
      const long = encode(`external_id,name${padding}\n${'a,ä😀\n'.repeat(200_000)}`).subarray(0, MOST_PREVIEW_BYTES);
      const query = `?file_name=${padding === '' ? 'customers' : 'export'}.csv`;
      const shown = await preview(long, query);
      expect(shown).toMatchObject({
        failure: '',
        records: [{}, {}, {}, {}, { fields: { [`name${padding}`]: 'ä😀' } }],
      });
    }
  });

  it.each([
    ['', 'The file is empty.'],
    ['<html>', 'The file is not NDJSON'],
  ])('answers 200 to %j with the reason why it is no import', async (content, failure) => {
    expect(await preview(content)).toMatchObject({ failure: expect.stringContaining(failure), records: [] });
  });

  it('answers 200 and stores nothing, not even an import', async () => {
    const { ids, records } = importWorld();
    const before = await database().import.count();
    await preview(ndjson(...records));
    expect(await database().customer.count({ where: { external_id: ids.customer } })).toBe(0);
    expect(await database().import.count()).toBe(before);
  });

  it.each(['?format=xml', '?record_type=planet', '?encoding=ebcdic', '?colour=red'])(
    'answers 400 to %s',
    async (query) => {
      const answer = await callOperation(previewImportOperation, { token: await tokenOf(true), raw: '{}', query });
      expect(answer.status).toBe(400);
    },
  );

  it('answers 401 without a token and 403 to people who are not staff', async () => {
    expect((await callOperation(previewImportOperation, { raw: '{}' })).status).toBe(401);
    expect((await callOperation(previewImportOperation, { raw: '{}', token: await tokenOf(false) })).status).toBe(403);
  });

  it('answers 413 to more than it looks at', async () => {
    const raw = 'x'.repeat(MOST_PREVIEW_BYTES + 1);
    expect((await callOperation(previewImportOperation, { raw, token: await tokenOf(true) })).status).toBe(413);
  });
});
