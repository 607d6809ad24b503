import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { listImportErrors } from '@/lib/services/imports/list-import-errors';
import { importText, ndjson } from '@/lib/testing/import-text';
import { importWorld } from '@/lib/testing/import-world';
import { testContext } from '@/lib/testing/test-context';

const errorsOf = async (uuid: string) => {
  const { json } = await listImportErrors(testContext(), { uuid, page: 1, page_size: 300 });
  return JSON.parse(json);
};

describe('bad lines', () => {
  test('keeps the good lines and tells the bad ones by line, field and reason', async () => {
    const { records, ids, tag } = importWorld();
    const other = { type: 'user', external_id: `v-${tag}`, email: `${tag}@EXAMPLE.org`, username: 'v', full_name: 'V' };
    const run = await importText(
      `${ndjson(...records)}broken\n${ndjson(
        { type: 'project', external_id: 'q', customer: 'nobody', name: 'Q' },
        other,
        {
          type: 'resource',
          external_id: ids.resource,
          project: ids.project,
          offering: ids.offering,
          name: 'R',
          state: 'LOST',
          size: 1,
        },
        { type: 'role', user: ids.user, role: 'KING', scope: `project:${ids.project}` },
        { type: 'role', user: ids.user, role: 'CUSTOMER_OWNER', scope: `project:${ids.project}` },
        { type: 'audience', external_id: `b-${tag}`, name: 'B', members: [ids.user, 'ghost'] },
        { type: 'project', external_id: ids.project, customer: ids.customer, name: 'Sea', start_date: '2028-01-01' },
        { type: 'customer', external_id: ids.customer, name: 'Still stored' },
      )}`,
    );
    expect(run).toMatchObject({ status: 'partial', lines_read: 22, error_count: 9 });
    expect(run.counts).toMatchObject({
      user: { created: 1, failed: 1 },
      resource: { created: 1, failed: 1 },
      customer: { created: 1, updated: 1 },
    });
    expect(await errorsOf(run.uuid)).toMatchObject([
      { line: 14, field: '', message: 'The line is not JSON.' },
      {
        line: 15,
        field: 'customer',
        record_type: 'project',
        external_id: 'q',
        message: 'There is no customer "nobody" yet.',
      },
      { line: 16, field: 'email', message: `Another user has the email address ${tag}@example.org.` },
      { line: 17, field: 'state' },
      { line: 17, field: 'size', message: 'Unknown field.' },
      { line: 18, field: 'role', message: 'There is no role called "KING".' },
      { line: 19, field: 'scope', message: 'CUSTOMER_OWNER is a role in a customer.' },
      { line: 20, field: 'members', message: 'There is no user "ghost" yet.' },
      { line: 21, field: 'end_date', message: 'Must not be earlier than start_date.' },
    ]);
  });

  test('a role is named with a dot or an underscore; those of the installation come with no file', async () => {
    const { records, ids } = importWorld();
    const role = { type: 'role', user: ids.user, role: 'ACCESS.COMMITTEE', scope: `customer:${ids.customer}` };
    const manager = { ...role, role: 'CUSTOMER.MANAGER' };
    const run = await importText(ndjson(...records, manager, role, { ...role, role: 'ACCESS_COMMITTEE' }));
    const expectedError = {
      field: 'scope',
      message: 'ACCESS_COMMITTEE is a role of the installation, which staff grant by hand.',
    };
    expect(run).toMatchObject({ error_count: 2 });
    expect(await errorsOf(run.uuid)).toMatchObject([expectedError, expectedError]);
  });

  test('does not find what a later line makes, in the same batch or not', async () => {
    const { records, ids } = importWorld();
    const [customer = {}, , project = {}] = records;
    const run = await importText(ndjson(project, customer, project));
    expect(await errorsOf(run.uuid)).toMatchObject([
      { line: 1, field: 'customer', message: `There is no customer "${ids.customer}" yet.` },
    ]);
    expect(run.counts).toMatchObject({ project: { created: 1, failed: 1 } });
  });

  test('stores a thousand errors and counts the rest', async () => {
    const { ids } = importWorld();
    const first = ndjson({ type: 'customer', external_id: ids.customer, name: 'Acme' });
    const run = await importText(first + ndjson(...Array.from({ length: 1_200 }, () => ({ type: 'planet' }))));
    expect(run).toMatchObject({ status: 'partial', error_count: 1_200 });
    expect((await listImportErrors(testContext(), { uuid: run.uuid, page: 1, page_size: 1 })).total).toBe(1_000);
  });

  test('reports a line that only the database refuses, and keeps those around it', async () => {
    const { ids, tag } = importWorld();
    await database().$executeRawUnsafe("ALTER TABLE customer ADD CONSTRAINT no_cursed CHECK (name <> 'cursed')");
    const named = (index: number, name: string) => ({
      type: 'customer',
      external_id: `${ids.customer}-${index}`,
      name,
    });
    const run = await importText(
      ndjson(named(1, 'a'), named(2, 'b'), named(3, 'cursed'), named(4, 'c'), named(5, tag)),
    );
    expect(run).toMatchObject({ status: 'partial', lines_read: 5, counts: { customer: { created: 4, failed: 1 } } });
    expect(await errorsOf(run.uuid)).toMatchObject([{ line: 3, external_id: `${ids.customer}-3` }]);
    await database().$executeRawUnsafe('ALTER TABLE customer DROP CONSTRAINT no_cursed');
  });
});

describe('a file that cannot be read', () => {
  const good = ndjson({ type: 'customer', external_id: 'unread', name: 'Unread' });
  test.each([
    ['empty', '', /empty/],
    ['blank', '\n \n', /empty/],
    ['not NDJSON', `hello\n${good}`, /not NDJSON/],
    [
      'not UTF-8',
      Buffer.concat([Buffer.from(good), Buffer.from('{"name":"K\xe4the"}\n', 'latin1')]),
      /not UTF-8 text: see line 2/,
    ],
  ])('being %s fails the import and changes nothing', async (_, content, failure) => {
    const run = await importText(content);
    expect(run).toMatchObject({ status: 'failed', counts: {}, failure: expect.stringMatching(failure) });
    expect(await database().customer.count({ where: { external_id: 'unread' } })).toBe(0);
  });

  test('being CSV without a header fails the import', async () => {
    const run = await importText('unread,Unread\n', { plan: { format: 'csv', record_type: 'customer' } });
    expect(run).toMatchObject({ status: 'failed', failure: expect.stringContaining('Missing: external_id, name') });
  });
});

test('whatever the bytes, an import ends with a status', async () => {
  const { ids, records } = importWorld();
  const lines = fc.oneof(
    fc.constantFrom(...records).map((record) => JSON.stringify(record)),
    fc
      .record({
        type: fc.constantFrom('customer', 'user', 'role', 'offering', 'x'),
        external_id: fc.constantFrom(ids.customer, 'z'),
        name: fc.string({ unit: 'binary' }),
        plugin_options: fc.json(),
      })
      .map((record) => JSON.stringify(record)),
    fc.json(),
    fc.string(),
  );
  const bytes = fc.array(
    fc.oneof(
      fc.uint8Array(),
      lines.map((line) => Buffer.from(`${line}\n`)),
    ),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom(null, 'customer' as const), async (parts, type) => {
      const run = await importText(Buffer.concat(parts), {
        plan: { format: type === null ? 'ndjson' : 'csv', record_type: type },
      });
      expect(['succeeded', 'partial', 'failed']).toContain(run.status);
      expect(run.failure).not.toContain('went wrong');
    }),
    { numRuns: 60 },
  );
});
