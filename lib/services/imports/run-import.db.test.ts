import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DomainEvent } from '@/lib/core/events';
import { database } from '@/lib/db/client';
import { listImportErrors } from '@/lib/services/imports/list-import-errors';
import { importText, ndjson } from '@/lib/testing/import-text';
import { importWorld } from '@/lib/testing/import-world';
import { testContext, testNow } from '@/lib/testing/test-context';

const realFile = path.resolve('../shared/data/software-lifecycle.ndjson');

const errorsOf = async (uuid: string) => {
  const { json } = await listImportErrors(testContext(), { uuid, page: 1, page_size: 300 });
  return JSON.parse(json);
};

describe('an import', () => {
  test('stores every type of record with its references', async () => {
    const { ids, tag, records } = importWorld();
    const run = await importText(ndjson(...records));
    expect(await errorsOf(run.uuid)).toEqual([]);
    expect(run).toMatchObject({ status: 'succeeded', lines_read: 13, error_count: 0, failure: '' });
    expect(run.counts).toMatchObject({ role: { created: 2 }, order: { created: 1 }, audience: { created: 1 } });
    const order = await database().order.findUniqueOrThrow({
      where: { external_id: `x-${tag}` },
      include: {
        project: { include: { customer: true, roles: true } },
        offering: { include: { components: true } },
        resource: true,
      },
    });
    expect(order.created).toEqual(new Date('2026-01-01T00:00:00Z'));
    expect(order.modified).toEqual(testNow);
    expect(String(order.cost)).toBe('12.5');
    expect(order.project.customer.external_id).toBe(ids.customer);
    expect(order.project.roles).toMatchObject([{ is_active: true, expiration_time: new Date('2027-01-01T00:00:00Z') }]);
    expect(order.offering.components).toMatchObject([{ type: 'prepaid', name: 'Prepaid', is_prepaid: true }]);
    expect(order.resource?.external_id).toBe(ids.resource);
    const audience = await database().audience.findUniqueOrThrow({
      where: { external_id: `a-${tag}` },
      include: { members: true },
    });
    expect(audience.members).toHaveLength(1);
  });

  test('of the same file twice changes nothing the second time', async () => {
    const { records } = importWorld();
    await importText(ndjson(...records));
    const again = await importText(ndjson(...records));
    for (const counts of Object.values(again.counts))
      expect(counts).toMatchObject({ created: 0, updated: 0, failed: 0 });
    expect(again.counts).toMatchObject({ role: { unchanged: 2 }, order: { unchanged: 1 }, offering: { unchanged: 1 } });
  });

  test('writes only what differs, keeps what is left out and empties what is null', async () => {
    const { records, ids } = importWorld();
    await importText(ndjson(...records));
    const later = new Date('2026-11-23T10:00:00Z');
    const changed = [
      { type: 'customer', external_id: ids.customer, name: 'Acme Ltd' },
      { type: 'project', external_id: ids.project, customer: ids.customer, name: 'Sea', end_date: null },
      {
        type: 'offering',
        external_id: ids.offering,
        customer: ids.customer,
        name: 'Disk',
        offering_type: 'D',
        is_prepaid: false,
      },
      { type: 'user', ...records[1], status: 'suspended' },
    ];
    const run = await importText(ndjson(...changed), { source: { clock: () => later } });
    expect(run.counts).toMatchObject({
      customer: { updated: 1 },
      project: { updated: 1 },
      offering: { updated: 1 },
      user: { updated: 1 },
    });
    const customer = await database().customer.findUniqueOrThrow({ where: { external_id: ids.customer } });
    expect(customer).toMatchObject({
      name: 'Acme Ltd',
      user_affiliations: ['x'],
      created: testNow,
      modified: later,
    });
    const project = await database().project.findUniqueOrThrow({ where: { external_id: ids.project } });
    expect(project.end_date).toBeNull();
    const user = await database().user.findUniqueOrThrow({ where: { external_id: ids.user } });
    expect(user).toMatchObject({ status: 'suspended', suspended_at: later });
    const again = await importText(ndjson(...changed));
    expect(again.counts).toMatchObject({
      customer: { unchanged: 1 },
      offering: { unchanged: 1 },
      user: { unchanged: 1 },
    });
  });

  test('takes lines about the same record in their order', async () => {
    const { ids } = importWorld();
    const named = (name: string) => ({ type: 'customer', external_id: ids.customer, name });
    const run = await importText(ndjson(named('One'), named('Two'), named('Two'), named('Three')));
    expect(run.counts).toMatchObject({ customer: { created: 1, updated: 2, unchanged: 1 } });
    expect(await database().customer.findUniqueOrThrow({ where: { external_id: ids.customer } })).toMatchObject({
      name: 'Three',
    });
  });

  test('gives an address that one line frees to the next that asks for it', async () => {
    const { tag } = importWorld();
    const user = (id: string, address: string) => ({
      type: 'user',
      external_id: `${id}-${tag}`,
      email: `${address}-${tag}@example.org`,
      username: `${id}-${tag}`,
      full_name: id,
    });
    const run = await importText(ndjson(user('a', 'one'), user('b', 'one'), user('a', 'two'), user('b', 'one')));
    expect(await errorsOf(run.uuid)).toMatchObject([{ line: 2, field: 'email' }]);
    expect(run.counts).toMatchObject({ user: { created: 2, updated: 1, failed: 1 } });
  });

  test('replaces the members of an audience', async () => {
    const { records, tag, ids } = importWorld();
    const second = {
      type: 'user',
      external_id: `v-${tag}`,
      email: `v-${tag}@example.org`,
      username: `v-${tag}`,
      full_name: 'V',
    };
    await importText(ndjson(...records, second));
    const team = {
      type: 'audience',
      external_id: `a-${tag}`,
      name: `Team ${tag}`,
      members: [second.external_id, second.external_id],
    };
    expect((await importText(ndjson(team))).counts).toMatchObject({ audience: { updated: 1 } });
    const { members } = await database().audience.findUniqueOrThrow({
      where: { external_id: team.external_id },
      include: { members: { include: { user: true } } },
    });
    expect(members.map(({ user }) => user.external_id)).toEqual([second.external_id]);
    expect(ids.user).not.toBe(second.external_id);
  });

  test('does not pile up roles that are over', async () => {
    const { records, ids } = importWorld();
    await importText(ndjson(...records));
    const over = {
      type: 'role',
      user: ids.user,
      role: 'PROJECT_ADMIN',
      scope: `project:${ids.project}`,
      expiration_time: '2026-01-01T00:00:00Z',
    };
    expect((await importText(ndjson(over))).counts).toMatchObject({ role: { created: 1 } });
    expect((await importText(ndjson(over))).counts).toMatchObject({ role: { unchanged: 1, created: 0 } });
  });

  test('at the same time as others of the same file doubles nothing and deadlocks nowhere', async () => {
    const worlds = Array.from({ length: 300 }, () => importWorld());
    const file = ndjson(...worlds.flatMap(({ records }) => records));
    const runs = await Promise.all([1, 2, 3, 4].map(() => importText(file)));
    for (const run of runs) expect(run).toMatchObject({ status: 'succeeded', lines_read: 3_900 });
    for (const type of ['customer', 'user', 'project', 'role', 'order', 'audience'] as const) {
      const created = runs.reduce((sum, run) => sum + (run.counts[type]?.created ?? 0), 0);
      expect(created).toBe(type === 'role' ? 600 : 300);
    }
  });

  test('asks for one refresh when it changed anything, none otherwise, and is audited once', async () => {
    const events: DomainEvent[] = [];
    const ctx = {
      ...testContext(),
      react: async (_: unknown, emitted: readonly DomainEvent[]) => void events.push(...emitted),
    };
    const { records } = importWorld();
    const run = await importText(ndjson(...records), { ctx });
    expect(events).toEqual([{ type: 'refresh.requested', actionType: null }]);
    await importText(ndjson(...records), { ctx });
    expect(events).toHaveLength(1);
    const audited = await database().auditEntry.findMany({ where: { subject_id: run.uuid } });
    expect(audited).toMatchObject([{ operation: 'imports_create', result: 'success', facts: { status: 'succeeded' } }]);
  });
});

test('CSV stores what the same NDJSON would', async () => {
  const { tag } = importWorld();
  const csv = `external_id,email,username,full_name,is_staff,affiliations,time_zone\n${tag},${tag}@example.org,${tag},"Ann, B",true,a;b,\n`;
  const plan = { format: 'csv', record_type: 'user' } as const;
  expect(await importText(csv, { plan })).toMatchObject({ status: 'succeeded', counts: { user: { created: 1 } } });
  expect(await importText(csv, { plan })).toMatchObject({ status: 'succeeded', counts: { user: { unchanged: 1 } } });
  const user = await database().user.findUniqueOrThrow({ where: { external_id: tag } });
  expect(user).toMatchObject({ full_name: 'Ann, B', is_staff: true, affiliations: ['a', 'b'], time_zone: 'UTC' });
});

test.skipIf(!existsSync(realFile))(
  'the end-of-support dates of 464 products are stored once, however often they are imported',
  async () => {
    const bytes = existsSync(realFile) ? readFileSync(realFile) : Buffer.alloc(0);
    const first = await importText(bytes);
    expect(first).toMatchObject({ status: 'succeeded', lines_read: 8_635, error_count: 0 });
    expect(first.counts).toMatchObject({
      resource: { created: 7_198 },
      project: { created: 464 },
      role: { created: 915 },
    });
    const second = await importText(bytes);
    expect(second.counts).toMatchObject({
      resource: { unchanged: 7_198 },
      project: { unchanged: 464 },
      role: { unchanged: 915 },
    });
  },
);
