import { beforeAll, describe, expect, test } from 'vitest';
import type { FilterNode, PartConfig } from '@/lib/contracts/rules/definition';
import { database, sql } from '@/lib/db/client';
import { configJsonSchema } from '@/lib/plugins/rules/config-json-schema';
import { ruleFilters } from '@/lib/plugins/rules/filters/registry';
import { compileReasons } from '@/lib/services/rules/matching/compile-filters';
import { listPeople } from '@/lib/testing/list-people';
import { makeAudience, makeCustomer, makeProject, makeRole, makeUser, uniqueName } from '@/lib/testing/make';
import { makeApproval, makeCommitteeMember, makeRequirement } from '@/lib/testing/make-access';
import { makeAction } from '@/lib/testing/make-action';
import { statementsOf } from '@/lib/testing/statements-of';
import { testNow } from '@/lib/testing/test-context';

const early = new Date('2025-01-02T03:04:05.678Z');
const later = new Date('2026-02-03T04:05:06.007Z');
const facts = { at: testNow, timeZone: 'UTC' };

/** One condition; who matches it, who does not; and the instant at which it began for who matches. */
type Sample = { node: PartConfig; matching: string; other: string; episode: string };

async function inAudiences(): Promise<{ both: string; one: string; ids: string[] }> {
  const [both, one] = [(await makeUser()).id, (await makeUser()).id];
  const [first, second] = [await makeAudience([both, one]), await makeAudience([both])];
  const since = (audience_id: string, created: Date) =>
    database().audienceMember.updateMany({ where: { audience_id }, data: { created } });
  await since(first.id, early);
  await since(second.id, later);
  return { both, one, ids: [first.id, second.id] };
}

/** Somebody whose access ended twice, and somebody who has some again. */
async function withEndedAccess() {
  const [matching, other] = [(await makeUser()).id, (await makeUser()).id];
  const { id } = await makeRequirement();
  const of = (submitter_id: string, fields: Parameters<typeof makeApproval>[0]) =>
    makeApproval({ requirement_id: id, submitter_id, ...fields });
  await of(matching, { expired_on: early });
  const revoked = { state: 'REVOKED', ended_at: later, ended_by: 'committee', expired_on: null };
  await of((await makeUser()).id, { accessor_id: matching, ...revoked });
  await of(other, { expired_on: early });
  await of((await makeUser()).id, { accessor_id: other, expired_on: new Date('2040-01-01') });
  return { matching, other, id };
}

/** A sample or several for each filter. A new filter has to be put here. */
const samples: Readonly<Record<string, () => Promise<Sample[]>>> = {
  user_status: async () => {
    const suspended = (await makeUser({ status: 'suspended', suspended_at: early })).id;
    const deleted = (await makeUser({ status: 'deleted', deleted_at: later })).id;
    const always = (await makeUser({ created: early })).id;
    const again = (await makeUser({ created: early, active_since: later })).id;
    const node = (status: string) => ({ key: 'user_status', config: { status } });
    return [
      { node: node('active'), matching: always, other: suspended, episode: early.toISOString() },
      { node: node('active'), matching: again, other: deleted, episode: later.toISOString() },
      { node: node('suspended'), matching: suspended, other: always, episode: early.toISOString() },
      { node: node('deleted'), matching: deleted, other: always, episode: later.toISOString() },
    ];
  },
  duration: async () => {
    const fields = ['suspended_at', 'last_sign_in_at', 'created', 'invited_at', 'deleted_at'] as const;
    const made = fields.map(async (since): Promise<Sample> => {
      const status = { suspended_at: 'suspended', deleted_at: 'deleted' }[String(since)] ?? 'active';
      const one = (at: Date) => makeUser({ status, [since]: at });
      const config = { since, at_least: { value: 1, unit: 'years' } };
      const node = { key: 'duration', config };
      const [old, fresh] = [await one(early), await one(later)];
      return { node, matching: old.id, other: fresh.id, episode: early.toISOString() };
    });
    return Promise.all(made);
  },
  never_signed_in: async () => [
    {
      node: { key: 'never_signed_in', config: {} },
      matching: (await makeUser({ created: early })).id,
      other: (await makeUser({ last_sign_in_at: early })).id,
      episode: early.toISOString(),
    },
  ],
  audience: async () => {
    const { both, ids, one } = await inAudiences();
    const outside = (await makeUser()).id;
    const node = (any_of: boolean) => ({ key: 'audience', config: { audience_uuids: ids, any_of } });
    return [
      { node: node(true), matching: one, other: outside, episode: early.toISOString() },
      { node: node(true), matching: both, other: outside, episode: early.toISOString() },
      { node: node(false), matching: both, other: one, episode: later.toISOString() },
    ];
  },
  role: async () => {
    const project_id = (await makeProject()).id;
    const removed = (await makeProject({ is_removed: true })).id;
    const [holder, expired, elsewhere] = [(await makeUser()).id, (await makeUser()).id, (await makeUser()).id];
    const role = 'PROJECT_MANAGER';
    await makeRole({ user_id: holder, role, project_id });
    await makeRole({ user_id: expired, role, project_id, expiration_time: early });
    await makeRole({ user_id: elsewhere, role, project_id: removed });
    const node = (has: boolean, name = 'PROJECT.MANAGER') => {
      return { key: 'role', config: { roles: [name], scope: 'project', has } };
    };
    const owner = (await makeUser()).id;
    for (const created of [later, early]) {
      const { id } = await makeRole({ user_id: owner, role: 'CUSTOMER_OWNER', customer_id: (await makeCustomer()).id });
      await database().userRole.update({ where: { id }, data: { created } });
    }
    const member = (await makeCommitteeMember()).id;
    const placed = (scope: string, ...roles: string[]) => ({ key: 'role', config: { roles, scope, has: true } });
    const since = testNow.toISOString();
    return [
      { node: placed('customer', 'CUSTOMER.OWNER'), matching: owner, other: holder, episode: early.toISOString() },
      { node: placed('installation', 'ACCESS.COMMITTEE'), matching: member, other: owner, episode: since },
      { node: node(true), matching: holder, other: expired, episode: since },
      { node: node(true, 'PROJECT_MANAGER'), matching: holder, other: elsewhere, episode: since },
      { node: node(false), matching: expired, other: holder, episode: 'once' },
    ];
  },
  email_domain: async () => {
    const at = async (domain: string) => (await makeUser({ email: `${uniqueName('p')}@${domain}` })).id;
    const quoted = (await makeUser({ email: `"${uniqueName('p')}@uni.example"@elsewhere.example` })).id;
    const [exact, below, like, other] = [
      await at('uni.example'),
      await at('cs.uni.example'),
      await at('notuni.example'),
      await at('bücher.example'),
    ];
    const node = (...domains: string[]) => ({ key: 'email_domain', config: { domains } });
    return [
      { node: node('UNI.example'), matching: exact, other: below, episode: 'once' },
      { node: node('elsewhere.example'), matching: quoted, other: exact, episode: 'once' },
      { node: node('*.uni.example'), matching: exact, other: like, episode: 'once' },
      { node: node('*.uni.example'), matching: below, other: like, episode: 'once' },
      { node: node('xn--bcher-kva.example'), matching: other, other: exact, episode: 'once' },
      { node: node('bücher.example'), matching: other, other: like, episode: 'once' },
    ];
  },
  affiliation: async () => [
    {
      node: { key: 'affiliation', config: { values: ['Guest', 'STUDENT'] } },
      matching: (await makeUser({ affiliations: ['staff', 'student'] })).id,
      other: (await makeUser({ affiliations: ['student at large'] })).id,
      episode: 'once',
    },
  ],
  identity_source: async () => [
    {
      node: { key: 'identity_source', config: { values: ['EDUGAIN'] } },
      matching: (await makeUser({ identity_source: 'eduGAIN' })).id,
      other: (await makeUser({ identity_source: 'eduGAIN 2' })).id,
      episode: 'once',
    },
  ],
  has_open_actions: async () => {
    const [busy, calm] = [(await makeUser()).id, (await makeUser()).id];
    const project = await makeProject();
    const silenced = { silence_mode: 'until_date', silenced_at: testNow };
    await makeAction(busy, project, { opened_at: later });
    await makeAction(busy, project, { opened_at: early });
    await makeAction(busy, project, { opened_at: new Date('2020-01-01'), is_silenced: true, ...silenced });
    await makeAction(calm, project);
    await makeAction(calm, project, { silenced_until: new Date('2027-01-01'), ...silenced });
    const node = { key: 'has_open_actions', config: { at_least: 2 } };
    return [{ node, matching: busy, other: calm, episode: early.toISOString() }];
  },
  access_expired: async () => {
    const { id, matching, other } = await withEndedAccess();
    const of = (requirement_ids: string[] | null) => ({ key: 'access_expired', config: { requirement_ids } });
    return [of(null), of([id])].map((node) => ({ node, matching, other, episode: later.toISOString() }));
  },
};

describe.each(ruleFilters.map((filter) => ({ key: filter.key, filter })))('the filter $key', ({ filter, key }) => {
  let given: Sample[] = [];

  beforeAll(async () => {
    given = (await samples[key]?.()) ?? [];
  });

  test('has samples, a key that programs can write, and a label', () => {
    expect(given.length).toBeGreaterThan(0);
    expect(key).toMatch(/^[a-z][a-z_]*[a-z]$/);
    expect(filter.label).toMatch(/^[A-Z]/);
  });

  test('takes its example, and refuses what it does not know', () => {
    expect(filter.configSchema.parse(filter.example)).toEqual(filter.example);
    expect(filter.configSchema.safeParse({ ...Object(filter.example), unknown: 1 }).success).toBe(false);
    expect(configJsonSchema(filter)).toMatchObject({ type: 'object', additionalProperties: false });
  });

  test('what it stores it takes again unchanged', () => {
    for (const { node } of given) {
      const once = filter.configSchema.parse(node.config);
      expect(filter.configSchema.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
    }
  });

  test('says itself in words that can stand within a sentence', () => {
    for (const { node } of given) expect(filter.sentence(node.config, new Map())).toMatch(/^[a-z].*[^.]$/s);
  });

  test('each reference has the path at which its settings name it', () => {
    for (const { node } of given) {
      const config: unknown = filter.configSchema.parse(node.config);
      for (const { path, target } of filter.references(node.config)) {
        const found = path.split('.').reduce<unknown>((value, name) => Reflect.get(Object(value), name), config);
        expect(found).toBe(target);
      }
    }
  });

  test('finds who matches and not who does not, with the instant at which it began', async () => {
    for (const { episode, matching, node, other } of given) {
      const found = await listPeople(node, { among: [matching, other] });
      expect([node, [...found.keys()]]).toEqual([node, [matching]]);
      expect(found.get(matching)?.episode).toBe(episode);
    }
  });

  test('under a not it finds the others who are not deleted, and begins at no instant', async () => {
    const deleted = (await makeUser({ status: 'deleted', deleted_at: testNow })).id;
    for (const { matching, node, other } of given) {
      const found = await listPeople({ not: node }, { among: [matching, other, deleted] });
      const isDeleted = await database().user.count({ where: { id: other, status: 'deleted' } });
      expect([node, [...found.keys()]]).toEqual([node, isDeleted > 0 ? [] : [other]]);
      expect(found.get(other)?.episode ?? 'once').toBe('once');
    }
  });

  test('finds no deleted people unless it is about them', async () => {
    for (const { matching, node } of given.filter((one) => !filter.isAboutDeleted(one.node.config))) {
      await database().user.update({ where: { id: matching }, data: { status: 'deleted', deleted_at: testNow } });
      const deleted: FilterNode = { key: 'user_status', config: { status: 'deleted' } };
      expect((await listPeople(node, { among: [matching] })).size).toBe(0);
      expect((await listPeople({ all: [deleted, node] }, { among: [matching] })).size).toBe(0);
      const { suspended_at } = await database().user.findUniqueOrThrow({ where: { id: matching } });
      const status = suspended_at === null ? 'active' : 'suspended';
      await database().user.update({ where: { id: matching }, data: { status, deleted_at: null } });
    }
  });

  test('says in a sentence why each person matches', async () => {
    for (const { matching, node } of given) {
      const [row] = await database().$queryRaw<{ why: string[] }[]>(sql`
        SELECT ${compileReasons(node, facts, new Map())} AS why FROM user_account AS person WHERE id = ${matching}::uuid`);
      expect(row?.why).toEqual([expect.stringMatching(/^[A-Z].*\.$/)]);
    }
  });
});

test('one statement finds the people of any tree', async () => {
  const nodes = (await Promise.all(Object.values(samples).map((make) => make()))).flat().map(({ node }) => node);
  const statements = await statementsOf(async () => {
    await listPeople({ any: [{ all: nodes }, { not: { any: nodes } }, ...nodes.map((node) => ({ not: node }))] });
  });
  expect(statements).toBe(1);
});

test('an audience without members matches no one', async () => {
  const { id } = await makeAudience();
  expect((await listPeople({ key: 'audience', config: { audience_uuids: [id], any_of: false } })).size).toBe(0);
});

test('the episode joins the instants of all conditions that hold under no not, in the order of the tree', async () => {
  const { id } = await makeUser({ created: early, invited_at: later, last_sign_in_at: later });
  const since = (field: string) => ({
    key: 'duration',
    config: { since: field, at_least: { value: 1, unit: 'days' } },
  });
  const never = { key: 'never_signed_in', config: {} };
  const domain = { key: 'email_domain', config: { domains: ['example.org'] } };
  const tree = { all: [since('invited_at'), domain, { any: [never, since('created')] }, { not: never }] };
  const found = await listPeople(tree, { among: [id] });
  expect(found.get(id)?.episode).toBe(`${later.toISOString()}+${early.toISOString()}`);
});

test('a person without the date never matches; without a not, who never signed in is found by never_signed_in alone', async () => {
  const { id } = await makeUser();
  const since = { key: 'duration', config: { since: 'last_sign_in_at', at_least: { value: 1, unit: 'days' } } };
  expect((await listPeople(since, { among: [id] })).size).toBe(0);
  expect((await listPeople({ key: 'never_signed_in', config: {} }, { among: [id] })).size).toBe(1);
});

test('a rule about deleted people finds them by conditions about them alone, not by others nor under a not', async () => {
  const email = `${uniqueName('gone')}@deleted.example`;
  const { id } = await makeUser({ email, status: 'deleted', deleted_at: testNow });
  const isGone = { key: 'user_status', config: { status: 'deleted' } };
  const longGone = { key: 'duration', config: { since: 'deleted_at', at_least: { value: 1, unit: 'years' } } };
  const domain = { key: 'email_domain', config: { domains: ['deleted.example'] } };
  const finds = async (node: FilterNode) => (await listPeople(node, { among: [id] })).size;
  expect(await finds({ any: [isGone, domain] })).toBe(1);
  expect(await finds({ any: [longGone, domain] })).toBe(0);
  expect(await finds({ all: [isGone, { not: longGone }] })).toBe(0);
  expect(await finds({ any: [longGone, { not: { not: isGone } }] })).toBe(0);
});
