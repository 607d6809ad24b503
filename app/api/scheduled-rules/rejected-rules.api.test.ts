import { beforeAll, describe, expect, it } from 'vitest';
import { listRulePartsOperation } from '@/lib/contracts/rules/parts';
import { changeRuleOperation, createRuleOperation } from '@/lib/contracts/rules/rules';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeAudience, makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeRequirement } from '@/lib/testing/make-access';
import { makePurgeProfile } from '@/lib/testing/make-purge-profile';
import { makeRule } from '@/lib/testing/make-rule';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const active = { key: 'user_status', config: { status: 'active' } };
const suspend = { key: 'suspend_user', config: {} };

let token = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true })).id);
});

const create = (more: object) =>
  callOperation(createRuleOperation, {
    token,
    body: { name: uniqueName('Rule'), action: suspend, filters: active, ...more },
  });

const lost: [string, object, string, string][] = [
  [
    'audience',
    { filters: { all: [active, { not: { key: 'audience', config: { audience_uuids: [nobody] } } }] } },
    'filters.all.1.not.config.audience_uuids.0',
    `The audience ${nobody} does not exist.`,
  ],
  [
    'audience of the action',
    { action: { key: 'add_to_audience', config: { audience_uuid: nobody } } },
    'action.config.audience_uuid',
    `The audience ${nobody} does not exist.`,
  ],
  [
    'role',
    { filters: { key: 'role', config: { roles: ['PROJECT.MANAGER', 'PROJECT_WIZARD'], scope: 'project' } } },
    'filters.config.roles.1',
    'The role PROJECT.WIZARD does not exist in projects.',
  ],
  [
    'role of another scope',
    { filters: { key: 'role', config: { roles: ['PROJECT_MANAGER'], scope: 'installation' } } },
    'filters.config.roles.0',
    'The role PROJECT.MANAGER does not exist in the installation.',
  ],
  [
    'role of the action',
    { action: { key: 'revoke_roles', config: { roles: ['PROJECT.WIZARD'] } } },
    'action.config.roles.0',
    'The role PROJECT.WIZARD does not exist.',
  ],
  [
    'purge profile',
    { action: { key: 'purge_user_data', config: { profile_id: nobody } } },
    'action.config.profile_id',
    `The purge profile ${nobody} does not exist.`,
  ],
  [
    'customer',
    { action: { key: 'revoke_roles', config: { customer_uuids: [nobody] } } },
    'action.config.customer_uuids.0',
    `The organisation ${nobody} does not exist.`,
  ],
  [
    'project',
    { action: { key: 'revoke_roles', config: { project_uuids: [nobody] } } },
    'action.config.project_uuids.0',
    `The project ${nobody} does not exist.`,
  ],
  ['person', { excluded_user_uuids: [nobody] }, 'excluded_user_uuids.0', `The person ${nobody} does not exist.`],
];

describe('POST /api/scheduled-rules/', () => {
  it.each(lost)('answers 400 naming it, for the %s that does not exist', async (_kind, more, path, sentence) => {
    const answer = await create(more);
    expect([answer.status, (await answer.json())[path]]).toEqual([400, [sentence]]);
  });

  it('answers 400 to access_expired, which is left out of the parts, while there is no access requirement', async () => {
    const { filters } = await (await callOperation(listRulePartsOperation, { token })).json();
    expect(filters.map(({ key }: { key: string }) => key)).not.toContain('access_expired');
    const answer = await create({ filters: { key: 'access_expired', config: { requirement_ids: null } } });
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { 'filters.key': ['The filter access_expired does not exist.'] },
    ]);
  });

  it('answers 400 naming a requirement that does not exist, and 201 for one that does', async () => {
    const { id } = await makeRequirement();
    const answer = await create({ filters: { key: 'access_expired', config: { requirement_ids: [id, nobody] } } });
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { 'filters.config.requirement_ids.1': [`The requirement ${nobody} does not exist.`] },
    ]);
    expect((await create({ filters: { key: 'access_expired', config: { requirement_ids: [id] } } })).status).toBe(201);
  });

  it('answers 400 to delete_user with a profile for suspended people, and stores the default one where it is left out', async () => {
    const { id: profile_id } = await makePurgeProfile({ applies_to: 'suspended' });
    const wrong = await create({ action: { key: 'delete_user', config: { profile_id } } });
    expect([wrong.status, (await wrong.json())['action.config.profile_id']]).toEqual([
      400,
      [`The purge profile ${profile_id} does not exist for deleted people.`],
    ]);
    const usual = await database().purgeProfile.findFirstOrThrow({
      where: { applies_to: 'deleted', is_default: true },
    });
    const made = await (await create({ action: { key: 'delete_user', config: {} } })).json();
    expect(made.action.config).toEqual({ grace_days: 30, profile_id: usual.id });
  });

  const list = (length: number) => Array.from({ length }, (_, at) => `a${at}.example.org`);
  const ids = (length: number) => Array.from({ length }, () => crypto.randomUUID());
  const nested = (levels: number): object => (levels === 1 ? active : { not: nested(levels - 1) });
  it.each([
    ['no condition', { filters: {} }, 'filters', 'A rule needs at least one filter.'],
    ['an empty all', { filters: { all: [] } }, 'filters.all', 'A rule needs at least one filter.'],
    ['an empty any', { filters: { all: [{ any: [] }] } }, 'filters.all.0.any', 'Must have at least 1 filter.'],
    [
      '11 levels',
      { filters: nested(11) },
      `filters${'.not'.repeat(10)}`,
      'Filters can be nested at most 10 levels deep.',
    ],
    [
      '101 conditions of one list',
      { filters: { all: Array(101).fill(active) } },
      'filters.all',
      'Must have at most 100 filters.',
    ],
    [
      '101 conditions in all',
      { filters: { all: [{ any: Array(100).fill(active) }, { not: active }] } },
      'filters.all.1.not',
      'A rule can have at most 100 filters.',
    ],
    [
      '1,001 domains',
      { filters: { key: 'email_domain', config: { domains: list(1_001) } } },
      'filters.config.domains',
      'Must have at most 1,000 entries.',
    ],
    [
      '1,001 affiliations',
      { filters: { any: [{ key: 'affiliation', config: { values: list(1_001) } }] } },
      'filters.any.0.config.values',
      'Must have at most 1,000 entries.',
    ],
    [
      '101 audiences',
      { filters: { key: 'audience', config: { audience_uuids: ids(101) } } },
      'filters.config.audience_uuids',
      'Must have at most 100 entries.',
    ],
    [
      'no audience',
      { filters: { key: 'audience', config: { audience_uuids: [] } } },
      'filters.config.audience_uuids',
      'Must have at least 1 entry.',
    ],
    [
      'no role',
      { action: { key: 'revoke_roles', config: { roles: [] } } },
      'action.config.roles',
      'Must have at least 1 entry.',
    ],
    [
      '1,001 open actions',
      { filters: { key: 'has_open_actions', config: { at_least: 1_001 } } },
      'filters.config.at_least',
      'Must be at most 1,000.',
    ],
    [
      '3,651 days',
      { filters: { key: 'duration', config: { since: 'created', at_least: { value: 3_651, unit: 'days' } } } },
      'filters.config.at_least.value',
      'Must be at most 3,650.',
    ],
    [
      '1,001 excluded people',
      { excluded_user_uuids: ids(1_001) },
      'excluded_user_uuids',
      'Must have at most 1,000 entries.',
    ],
    ['no cap', { caps: { max_users: 1_000_001 } }, 'caps.max_users', 'Must be at most 1,000,000.'],
    ['two decimals', { caps: { max_percent: 1.25 } }, 'caps.max_percent', 'Must have at most one decimal.'],
    ['366 days of warning', { warn_days: 366 }, 'warn_days', 'Must be at most 365.'],
    ['a repeat every 0 days', { repeat_days: 0 }, 'repeat_days', 'Must be at least 1.'],
    ['run_order 0', { run_order: 0 }, 'run_order', 'Must be at least 1.'],
    ['a name of two lines', { name: 'a\nb' }, 'name', 'Must be one line.'],
    ['a name of 256', { name: 'x'.repeat(256) }, 'name', 'Must be at most 255 characters long.'],
    [
      'a description of 5,001',
      { description: 'x'.repeat(5_001) },
      'description',
      'Must be at most 5,000 characters long.',
    ],
    [
      'a subject of two lines',
      { action: { key: 'notify_user', config: { subject: 'a\nb', text: 'x' } } },
      'action.config.subject',
      'Must be one line.',
    ],
    [
      'a subject of 201',
      { action: { key: 'notify_user', config: { subject: 'x'.repeat(201), text: 'x' } } },
      'action.config.subject',
      'Must be at most 200 characters long.',
    ],
    [
      '13 days of grace',
      { action: { key: 'delete_user', config: { grace_days: 13 } } },
      'action.config.grace_days',
      'Must be at least 14.',
    ],
    [
      'a placeholder that there is not',
      { action: { key: 'notify_user', config: { subject: 'Dear {name}', text: 'x' } } },
      'action.config.subject',
      'There is no placeholder {name}. Use {full_name}, {username}, {site_name}, {link}.',
    ],
  ])('answers 400 to %s, naming path and limit', async (_what, more, path, sentence) => {
    const answer = await create(more);
    expect([answer.status, (await answer.json())[path]]).toEqual([400, [sentence]]);
  });

  it('answers 201 at the limits', async () => {
    const people = [(await makeUser()).id];
    const audience_uuids = [(await makeAudience()).id];
    for (const more of [
      { filters: nested(10) },
      { filters: { all: Array(100).fill(active) } },
      { filters: { key: 'email_domain', config: { domains: list(1_000) } } },
      { filters: { key: 'audience', config: { audience_uuids } }, excluded_user_uuids: people },
      { filters: { key: 'duration', config: { since: 'created', at_least: { value: 3_650, unit: 'years' } } } },
      { caps: { max_users: 1_000_000, max_percent: 0 }, warn_days: 365, repeat_days: 3_650, run_order: 1_000_000 },
    ]) {
      expect((await create(more)).status).toBe(201);
    }
  });
});

describe('PATCH /api/scheduled-rules/{id}/', () => {
  it.each(lost)(
    'answers 400 naming it, for the %s that does not exist, and changes nothing',
    async (_kind, more, path, sentence) => {
      const { id } = await makeRule(active);
      const answer = await callOperation(changeRuleOperation, { token, params: { id }, body: more });
      expect([answer.status, (await answer.json())[path]]).toEqual([400, [sentence]]);
      expect(await database().scheduledRule.findUnique({ where: { id } })).toMatchObject({ version: 1 });
    },
  );
});
