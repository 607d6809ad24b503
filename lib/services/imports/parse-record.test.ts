import { describe, expect, test } from 'vitest';
import type { RecordType } from '@/lib/contracts/imports/imports';
import { parseRecord } from '@/lib/services/imports/parse-record';
import { readRecord } from '@/lib/services/imports/read-record';

const samples: Record<RecordType, Record<string, unknown>> = {
  customer: { external_id: 'c', name: 'Acme', user_email_patterns: ['.*@acme\\.org'], user_affiliations: ['staff'] },
  user: { external_id: 'u', email: 'Ann@Example.org', username: 'ann', full_name: 'Ann', time_zone: 'Europe/Tallinn' },
  project_type: { external_id: 't', name: 'Course' },
  project: { external_id: 'p', customer: 'c', name: 'Sea', start_date: '2026-01-01', end_date: null, kind: 'COURSE' },
  role: { user: 'u', role: 'PROJECT_ADMIN', scope: 'project:p:1' },
  offering: {
    external_id: 'o',
    customer: 'c',
    name: 'Disk',
    offering_type: 'Disk',
    plugin_options: { resource_expiration_reminders: [30, 14, 7, 1] },
  },
  resource: { external_id: 'r', project: 'p', offering: 'o', name: 'Disk 1', state: 'OK', end_date: '2026-12-31' },
  order: {
    external_id: 'x',
    project: 'p',
    offering: 'o',
    order_type: 'CREATE',
    state: 'DONE',
    cost: 12.5,
    created: '2026-01-01T00:00:00+02:00',
  },
  audience: { external_id: 'a', name: 'All', members: ['u'] },
  access_requirement: { external_id: 'q', name: 'Tides', reminders: [{ months: 2 }], expiration_period_days: null },
  access_approval: {
    external_id: 'v',
    requirement: 'q',
    submitter: 'u',
    accessor: 'u',
    expired_on: '2027-01-01T00:00:00Z',
  },
  event: { external_id: 'e', event_type: 'PROJECT_UPDATE_SUCCEEDED', message: 'Renamed.', project: 'p' },
};

function parse(value: unknown, only: RecordType | null = null) {
  return parseRecord({ line: 7, bytes: 1, value }, only);
}

function errorsOf(value: unknown, only: RecordType | null = null): string[] {
  const parsed = parse(value, only);
  return 'errors' in parsed ? parsed.errors.map(({ field, message }) => `${field}: ${message}`) : [];
}

describe('a line', () => {
  test.each(Object.entries(samples))('of type %s is understood', (type, fields) => {
    expect(parse({ type, ...fields })).toMatchObject({ record: { line: 7, type } });
  });

  test.each(Object.entries(samples))(
    'of type %s with an unknown field is refused, naming the field',
    (type, fields) => {
      expect(errorsOf({ type, ...fields, colour: 'red' })).toEqual(['colour: Unknown field.']);
    },
  );

  test.each(Object.entries(samples))('of type %s that says nothing is told what is required', (type) => {
    expect(errorsOf({ type })).toContain(`${type === 'role' ? 'user' : 'external_id'}: This field is required.`);
  });

  test('without a known type is refused', () => {
    expect(errorsOf({ type: 'planet' })[0]).toMatch(/^type: Must be one of customer, /);
    expect(errorsOf({})[0]).toMatch(/^type: /);
  });

  test('of the one kind that a file holds need not say its type, and must not say another', () => {
    expect(parse(samples.customer, 'customer')).toHaveProperty('record');
    expect(errorsOf({ type: 'user', ...samples.user }, 'customer')).toEqual([
      'type: This file contains only customer records.',
    ]);
  });

  test('that is no object is refused', () => {
    for (const value of [1, null, 'text', [], [{}]])
      expect(errorsOf(value)).toEqual([': The line is not a JSON object.']);
  });

  test('with ten thousand unknown fields is refused with twenty faults', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`f${index}`, 1]));
    expect(errorsOf({ type: 'customer', ...samples.customer, ...many })).toHaveLength(20);
  });
});

describe('a value', () => {
  test('of an e-mail address is lower-cased', () => {
    expect(parse({ type: 'user', ...samples.user })).toMatchObject({
      record: { fields: { email: 'ann@example.org' } },
    });
  });

  test('of a scope is split at its first colon', () => {
    expect(parse({ type: 'role', ...samples.role })).toMatchObject({ record: { fields: { project: 'p:1' } } });
  });

  test('given as null empties its field, one left out leaves it', () => {
    expect(parse({ type: 'project', ...samples.project })).toMatchObject({ record: { cleared: ['end_date'] } });
  });

  test.each([
    ['user', { email: 'nobody' }, 'email'],
    ['user', { time_zone: 'Mars/Base' }, 'time_zone'],
    ['user', { status: 'gone' }, 'status'],
    ['user', { full_name: 'half \ud800' }, 'full_name'],
    ['user', { username: 'a\u0000b' }, 'username'],
    ['user', { created: '2026-01-01' }, 'created'],
    ['user', { created: '0000-01-01T00:00:00Z' }, 'created'],
    ['user', { created: '9999-12-31T23:59:59-14:00' }, 'created'],
    ['project', { end_date: '2026-02-30' }, 'end_date'],
    ['project', { start_date: '0000-01-01' }, 'start_date'],
    ['project', { kind: 'SECRET' }, 'kind'],
    ['offering', { plugin_options: [] }, 'plugin_options'],
    ['offering', { plugin_options: { note: '\u0000' } }, 'plugin_options'],
    ['order', { cost: '1e5' }, 'cost'],
    ['order', { cost: '1234567890123' }, 'cost'],
    ['order', { cost: -0.01 }, 'cost'],
    ['order', { state: 'LOST' }, 'state'],
    ['role', { scope: 'planet:p' }, 'scope'],
    ['project', { name: 'Sea\nand land' }, 'name'],
    ['customer', { abbreviation: 'thirteen long' }, 'abbreviation'],
    ['audience', { members: 'u' }, 'members'],
  ] as const)('that cannot be used is refused by its field: %s %j', (type, fields, field) => {
    expect(errorsOf({ type, ...samples[type], ...fields }).map((error) => error.split(':')[0])).toEqual([field]);
  });

  test('of plugin_options nested without end is refused', () => {
    const plugin_options = JSON.parse(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
    expect(errorsOf({ type: 'offering', ...samples.offering, plugin_options })[0]).toMatch(/^plugin_options: /);
  });

  test('of a cost may be a number or a decimal text', () => {
    for (const cost of [0, 12.5, '129.90', '3.1234567890']) {
      expect(parse({ type: 'order', ...samples.order, cost })).toMatchObject({
        record: { fields: { cost: String(cost) } },
      });
    }
  });

  test('of a state or a type of an order may be spelt as the API answers it or as it is stored', () => {
    const stored = { record: { fields: { order_type: 'TERMINATE', state: 'PENDING_START_DATE' } } };
    for (const spelt of [
      { order_type: 'Terminate', state: 'pending-start-date' },
      { order_type: 'TERMINATE', state: 'PENDING_START_DATE' },
    ])
      expect(parse({ type: 'order', ...samples.order, ...spelt })).toMatchObject(stored);
    expect(parse({ type: 'resource', ...samples.resource, state: 'Terminating' })).toMatchObject({
      record: { fields: { state: 'TERMINATING' } },
    });
  });

  test.each([
    ['soon', 'Give a list of days before the end, for example [30, 14, 7, 1].'],
    [[], 'Give at least one day.'],
    [[30, -1], 'Each reminder must be a whole number of days from 0 to 3650.'],
    [[30, 7.5], 'Each reminder must be a whole number of days from 0 to 3650.'],
    [['30'], 'Each reminder must be a whole number of days from 0 to 3650.'],
    [[3651], 'Each reminder must be a whole number of days from 0 to 3650.'],
  ])('of a reminder schedule that cannot be used is refused with its reason: %j', (schedule, reason) => {
    const plugin_options = { resource_expiration_reminders: schedule };
    expect(errorsOf({ type: 'offering', ...samples.offering, plugin_options })).toEqual([
      `plugin_options: resource_expiration_reminders: ${reason}`,
    ]);
  });

  test('of plugin_options without a reminder schedule is taken', () => {
    for (const plugin_options of [{}, { resource_expiration_reminders: null }, { renewal_months: 1 }])
      expect(parse({ type: 'offering', ...samples.offering, plugin_options })).toHaveProperty('record');
  });
});

test.each(['(', '(?=a)b', '(a)\\1', 'a'.repeat(201)])(
  'a pattern that can’t be used is refused: %s',
  async (pattern) => {
    for (const type of ['customer', 'project'] as const) {
      const value = { type, ...samples[type], user_email_patterns: ['.*@x\\.org', pattern] };
      const read = await readRecord({ line: 7, bytes: 1, value }, null);
      expect(read).toMatchObject({ errors: [{ line: 7, record_type: type, field: 'user_email_patterns' }] });
    }
  },
);
