import { describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { importWorld } from '@/lib/testing/import-world';
import { makeToken, makeUser } from '@/lib/testing/make';
import { uploadImport } from '@/lib/testing/upload-import';

async function staffToken(): Promise<string> {
  return makeToken((await makeUser({ is_staff: true })).id);
}

describe('POST /api/imports/ with a file as people have it', () => {
  test.each([
    ['?file_name=a.csv&record_type=customer', {}],
    ['?file_name=a.tsv&record_type=customer', { 'content-type': 'application/x-ndjson' }],
    ['?record_type=customer', { 'content-type': 'text/csv; charset=utf-8' }],
    ['?file_name=a.json&format=csv&record_type=customer', {}],
  ])('201: takes CSV that is known as such by its name or its Content-Type: %s %j', async (query, headers) => {
    const csv = `External ID;Name\n${crypto.randomUUID()};Acme, Ltd\n`;
    const answer = await uploadImport(await staffToken(), csv, query, headers);
    expect(await answer.json()).toMatchObject({
      status: 'succeeded',
      format: 'csv',
      counts: { customer: { created: 1 } },
    });
  });

  test('400: CSV by its name alone does not say of which type its records are', async () => {
    const answer = await uploadImport(await staffToken(), 'external_id,name\n', '?file_name=a.csv');
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { record_type: [expect.stringContaining('CSV')] },
    ]);
  });

  test('201: takes a JSON array of records like NDJSON', async () => {
    const { records } = importWorld();
    const answer = await uploadImport(await staffToken(), JSON.stringify(records, null, 2), '?file_name=world.json');
    expect(await answer.json()).toMatchObject({
      status: 'succeeded',
      lines_read: 13,
      counts: { role: { created: 2 } },
    });
  });

  test('201: takes Windows-1252 when it is said, and refuses it otherwise', async () => {
    const token = await staffToken();
    const id = crypto.randomUUID();
    const bytes = Uint8Array.from(Buffer.from(`external_id;name\n${id};K\u00e4the\n`, 'latin1'));
    const query = '?file_name=a.csv&record_type=customer';
    const rejected = await uploadImport(token, bytes, query);
    expect(await rejected.json()).toMatchObject({ status: 'failed', failure: expect.stringContaining('CSV UTF-8') });
    const taken = await uploadImport(token, bytes, `${query}&encoding=windows-1252`);
    expect(await taken.json()).toMatchObject({ status: 'succeeded' });
    expect(await database().customer.findUnique({ where: { external_id: id } })).toMatchObject({ name: 'Käthe' });
  });
});
