import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exclusionReasons } from '@/lib/contracts/rules/definition';
import { previewRuleOperation, type RulePreview } from '@/lib/contracts/rules/preview';
import { database } from '@/lib/db/client';
import { type Asked, callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const active = { key: 'user_status', config: { status: 'active' } };
const from = (source: string) => ({ key: 'identity_source', config: { values: [source] } });
const since = (instant: string, value: number, unit: string) => {
  return { key: 'duration', config: { since: instant, at_least: { value, unit } } };
};

let token = '';
let staffId = '';
let stranger = '';
/** The identity source that only the people of one test have. */
let source = '';

beforeAll(async () => {
  staffId = (await makeUser({ is_staff: true })).id;
  token = await makeToken(staffId);
  stranger = await makeToken((await makeUser()).id);
});

beforeEach(() => {
  source = uniqueName('source');
});

const suspend = { key: 'suspend_user' };
const send = (body: object, asked: Asked = {}) =>
  callOperation(previewRuleOperation, { token, body: { action: suspend, ...body }, ...asked });
const find = async (body: object, asked: Asked = {}): Promise<RulePreview> => {
  const answer = await send(body, asked);
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
  return answer.json();
};
const ours = (fields: Parameters<typeof makeUser>[0] = {}) => makeUser({ identity_source: source, ...fields });
const names = ({ users }: RulePreview) => users.map(({ username }) => username);

describe('POST /api/scheduled-rules/preview/', () => {
  it('answers 200 with whom it would act on, why, and nothing kept', async () => {
    const person = await ours();
    const snapshots = await database().ruleSnapshot.count();
    const preview = await find({ filters: { all: [active, from(source)] } });
    expect(preview).toEqual({
      count: 1,
      matched: 1,
      set_hash: createHash('sha256').update(`\n0\n${person.id}`).digest('hex'),
      users: [
        {
          uuid: person.id,
          username: person.username,
          full_name: person.full_name,
          email: person.email,
          will: 'act',
          why: ['Their status is active since 22 Nov 2026.', `Their identity source is ${source}.`],
        },
      ],
      excluded: Object.fromEntries(exclusionReasons.map((reason) => [reason, 0])),
      excluded_users: [],
      without_date: 0,
      since_last: null,
      notices: expect.any(Array),
    });
    expect(await database().ruleSnapshot.count()).toBe(snapshots);
  });

  it('answers 200 with pages by username, and searches names and addresses without changing the count', async () => {
    for (const [name, full_name] of [
      ['c', 'Cyrus'],
      ['a', 'Agnes'],
      ['b', 'Zelda Quist'],
    ] as const) {
      await ours({ username: `${source}-${name}`, full_name });
    }
    const filters = from(source);
    const first = await send({ filters }, { query: '?page_size=2' });
    expect([first.headers.get('x-result-count'), first.headers.get('link')]).toEqual([
      '3',
      expect.stringContaining('rel="next"'),
    ]);
    expect(names(await first.json())).toEqual([`${source}-a`, `${source}-b`]);
    expect(names(await find({ filters }, { query: '?page_size=2&page=2' }))).toEqual([`${source}-c`]);
    const searched = await find({ filters }, { query: '?q=quist+ZELDA' });
    expect([searched.count, names(searched)]).toEqual([3, [`${source}-b`]]);
  });

  it('answers 200 with all rows as CSV, a formula with an apostrophe in front', async () => {
    await ours({ username: `${source}-a`, full_name: '=1+1' });
    await ours({ username: `${source}-b` });
    const answer = await send({ filters: from(source) }, { query: '?page_size=1', headers: { accept: 'text/csv' } });
    const rows: unknown = parse(await answer.text(), { bom: true, columns: true });
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(rows).toMatchObject([{ username: `${source}-a`, full_name: "'=1+1" }, { username: `${source}-b` }]);
  });

  it('each person who is left out has the first reason that holds, and matched counts them all', async () => {
    const excluded = await ours();
    await ours({ legal_hold: true, legal_hold_reason: 'Court', legal_hold_at: new Date(), is_service_account: true });
    await ours({ is_service_account: true });
    await ours({ is_staff: true });
    await ours({ is_support: true });
    await ours({ status: 'suspended', suspended_at: new Date('2026-01-01') });
    await database().user.update({ where: { id: staffId }, data: { identity_source: source } });
    const preview = await find({ filters: from(source), excluded_user_uuids: [excluded.id] });
    expect([preview.count, preview.matched]).toEqual([0, 7]);
    expect(preview.excluded).toMatchObject({
      legal_hold: 1,
      service_account: 1,
      self: 1,
      staff: 2,
      excluded_by_name: 1,
      already_done: 1,
    });
    expect(preview.excluded_users.map(({ username }) => username)).toEqual(
      preview.excluded_users.map(({ username }) => username).toSorted(),
    );
    const unprotected = await find({ filters: from(source), protect_staff: false });
    expect([unprotected.count, unprotected.excluded.staff]).toEqual([3, 0]);
  });

  it('a rule that warns first would warn', async () => {
    await ours();
    expect((await find({ filters: from(source), warn_days: 7 })).users).toMatchObject([{ will: 'warn' }]);
  });

  it('at looks at the people of today as of a later instant', async () => {
    await ours({ invited_at: new Date() });
    const filters = { all: [from(source), since('invited_at', 1, 'months')] };
    const later = new Date(Date.now() + 40 * 86_400_000).toISOString();
    expect([(await find({ filters })).count, (await find({ filters, at: later })).count]).toEqual([0, 1]);
  });

  it('without_date counts who would match if missing dates counted as reached', async () => {
    await ours({ last_sign_in_at: new Date('2020-01-01') });
    await ours();
    await ours();
    const preview = await find({ filters: { all: [from(source), since('last_sign_in_at', 1, 'years')] } });
    expect([preview.count, preview.matched, preview.without_date]).toEqual([1, 1, 2]);
  });

  it.each([
    ['no filters', {}, 'filters', 'A rule needs at least one filter.'],
    ['no condition', { filters: {} }, 'filters', 'A rule needs at least one filter.'],
    ['an empty all', { filters: { all: [] } }, 'filters.all', 'A rule needs at least one filter.'],
    ['an empty any', { filters: { all: [active, { any: [] }] } }, 'filters.all.1.any', 'Must have at least 1 filter.'],
    ['an unknown filter', { filters: { key: 'moon' } }, 'filters.key', 'The filter moon does not exist.'],
    [
      'access_expired',
      { filters: { key: 'access_expired' } },
      'filters.key',
      'The filter access_expired does not exist.',
    ],
    ['no action', { filters: active, action: null }, 'action', 'The action field must be a valid action.'],
    [
      'an unknown action',
      { filters: active, action: { key: 'x' } },
      'action',
      'The action field must be a valid action.',
    ],
    [
      'a wrong setting',
      { filters: { not: since('created', 0, 'days') } },
      'filters.not.config.at_least.value',
      'Must be at least 1.',
    ],
    [
      'an empty list',
      { filters: { any: [{ key: 'affiliation', config: { values: [] } }] } },
      'filters.any.0.config.values',
      'Must have at least 1 entry.',
    ],
    ['a past at', { filters: active, at: '2020-01-01T00:00:00Z' }, 'at', 'Must be between now and 10 years ahead.'],
    [
      'a cron of six fields',
      { filters: active, schedule: { cron: '0 0 0 * * *', time_zone: 'UTC' } },
      'schedule.cron',
      'The cron field must be a cron expression of five fields.',
    ],
    [
      'an unknown zone',
      { filters: active, schedule: { cron: '0 0 * * *', time_zone: 'Mars/Olympus' } },
      'schedule.time_zone',
      'Must be an IANA time zone, for example Europe/Tallinn.',
    ],
    [
      'an audience that does not exist',
      { filters: { key: 'audience', config: { audience_uuids: [nobody] } } },
      'filters.config.audience_uuids.0',
      `The audience ${nobody} does not exist.`,
    ],
    [
      'a role of another scope',
      { filters: { key: 'role', config: { roles: ['PROJECT.MANAGER'], scope: 'customer' } } },
      'filters.config.roles.0',
      'The role PROJECT.MANAGER does not exist in organisations.',
    ],
    [
      'an excluded person who does not exist',
      { filters: active, excluded_user_uuids: [nobody] },
      'excluded_user_uuids.0',
      `The person ${nobody} does not exist.`,
    ],
    [
      'deleted people with another action',
      { filters: { key: 'user_status', config: { status: 'deleted' } } },
      'action',
      'Deleted people can only be purged.',
    ],
    [
      'a warning to deleted people',
      { filters: since('deleted_at', 1, 'days'), warn_days: 1 },
      'warn_days',
      'Deleted people cannot be warned.',
    ],
    [
      'a placeholder that there is not',
      { filters: active, action: { key: 'notify_user', config: { subject: 'a', text: 'Dear {name}' } } },
      'action.config.text',
      expect.stringContaining('There is no placeholder {name}.'),
    ],
    ['a rule that there is not', { filters: active, rule_id: nobody }, 'rule_id', 'There is no such rule.'],
  ])('answers 400 to %s, naming the path', async (_what, body, path, reason) => {
    const answer = await send(body);
    expect([answer.status, (await answer.json())[path]]).toEqual([400, expect.arrayContaining([reason])]);
  });

  it('answers 400 to a tree of 11 levels, of 101 conditions, and to a list of 1,001 entries, naming path and limit', async () => {
    const nested = (levels: number): object => (levels === 1 ? active : { all: [nested(levels - 1)] });
    expect((await send({ filters: nested(10) })).status).toBe(200);
    const deep = await send({ filters: nested(11) });
    expect(await deep.json()).toMatchObject({
      [`filters${'.all.0'.repeat(10)}`]: ['Filters can be nested at most 10 levels deep.'],
    });
    const wide = (count: number) => ({ any: [{ all: Array(count - 1).fill(active) }, active] });
    expect((await send({ filters: wide(100) })).status).toBe(200);
    expect(await (await send({ filters: wide(101) })).json()).toMatchObject({
      'filters.any.1': ['A rule can have at most 100 filters.'],
    });
    const many = (count: number) => {
      return { key: 'affiliation', config: { values: Array.from({ length: count }, (_, at) => `a${at}`) } };
    };
    expect((await send({ filters: many(1_000) })).status).toBe(200);
    expect(await (await send({ filters: many(1_001) })).json()).toMatchObject({
      'filters.config.values': ['Must have at most 1,000 entries.'],
    });
  });

  it('a body nested a thousand levels deep is answered 400', async () => {
    const raw = `{"action":{"key":"suspend_user"},"filters":${'{"not":'.repeat(1_000)}{}${'}'.repeat(1_000)}}`;
    const answer = await send({}, { body: undefined, raw, headers: { 'content-type': 'application/json' } });
    expect(answer.status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(previewRuleOperation, { body: {} })).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await send({ filters: active }, { token: stranger })).status).toBe(403);
  });
});
