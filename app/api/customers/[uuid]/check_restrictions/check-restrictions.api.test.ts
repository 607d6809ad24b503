import { beforeEach, describe, expect, it } from 'vitest';
import {
  checkCustomerRestrictionsOperation,
  checkProjectRestrictionsOperation,
  deniedSentences,
  listCustomerBrokenPatternsOperation,
  listProjectBrokenPatternsOperation,
} from '@/lib/contracts/members/restrictions';
import type { Operation } from '@/lib/contracts/operation';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeProject, makeRole, makeToken, makeUser } from '@/lib/testing/make';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
let customerId = '';
let projectId = '';
const tokens = { owner: '', manager: '', member: '', stranger: '' };
type Caller = keyof typeof tokens;

beforeEach(async () => {
  customerId = (await makeCustomer({ user_email_patterns: ['.*@university\\.edu', '(broken'] })).id;
  const lists = { user_affiliations: ['Staff'], user_identity_sources: ['TAAT'] };
  projectId = (await makeProject({ customer_id: customerId, ...lists })).id;
  const [owner, manager, member] = [await makeUser(), await makeUser(), await makeUser()];
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: customerId });
  await makeRole({ user_id: manager.id, role: 'PROJECT_MANAGER', project_id: projectId });
  await makeRole({ user_id: member.id, role: 'PROJECT_MEMBER', project_id: projectId });
  tokens.owner = await makeToken(owner.id);
  tokens.manager = await makeToken(manager.id);
  tokens.member = await makeToken(member.id);
  tokens.stranger = await makeToken((await makeUser()).id);
});

const call = (operation: Operation, uuid: string, body: object, caller: Caller = 'owner') =>
  callOperation(operation, { token: tokens[caller], params: { uuid }, body });
const checkProject = (body: object, caller: Caller = 'owner') =>
  call(checkProjectRestrictionsOperation, projectId, body, caller);
const checkCustomer = (body: object, caller: Caller = 'owner') =>
  call(checkCustomerRestrictionsOperation, customerId, body, caller);

async function makeMember(person: object) {
  const made = await makeUser(person);
  await makeRole({ user_id: made.id, role: 'PROJECT_MEMBER', project_id: projectId });
  return made;
}

const broken = [{ pattern: '(broken', reason: 'Missing closing ): `(broken`.' }];
const email = 'ANN@University.EDU';

describe('POST /api/projects/{uuid}/check_restrictions/', () => {
  it('answers 200 with each level in its order, and what let the person in', async () => {
    const answer = await checkProject({ email, affiliations: ['x', 'staff'] });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      is_allowed: true,
      levels: [
        {
          level: 'customer',
          is_allowed: true,
          list: 'user_email_patterns',
          entry: '.*@university\\.edu',
          reason: 'An entry matches.',
        },
        {
          level: 'project',
          is_allowed: true,
          list: 'user_affiliations',
          entry: 'Staff',
          reason: 'An entry matches.',
        },
      ],
    });
  });

  it('answers 200 with the sentence of every level that refuses; any list of a level is enough, a missing value matches none', async () => {
    const rejected = await (await checkProject({ email: 'eve@university.edu.evil.com', identity_source: '' })).json();
    expect(rejected.is_allowed).toBe(false);
    expect(rejected.levels).toMatchObject([
      { is_allowed: false, list: null, entry: null, reason: deniedSentences.customer },
      { is_allowed: false, list: null, entry: null, reason: deniedSentences.project },
    ]);
    const bySource = await (await checkProject({ email, identity_source: 'taat' })).json();
    expect(bySource).toMatchObject({
      is_allowed: true,
      levels: [{}, { list: 'user_identity_sources', entry: 'TAAT' }],
    });
    const byPart = await (await checkProject({ email, affiliations: ['staff of physics'] })).json();
    expect(byPart.is_allowed).toBe(false);
  });

  it('answers 200 for a person by what is known of them: service accounts are not asked, staff are', async () => {
    const robot = await makeMember({ is_service_account: true });
    const staff = await makeMember({ is_staff: true });
    const ann = await makeMember({ email: 'ann@university.edu', affiliations: ['STAFF'] });
    const allowed = async (user: string) => (await (await checkProject({ user })).json()).is_allowed;
    expect([await allowed(robot.id), await allowed(staff.id), await allowed(ann.id)]).toEqual([true, false, true]);
  });

  it('answers 400 on a person whom the caller does not see, as on one who does not exist; staff may ask about anyone', async () => {
    const stranger = await makeUser();
    const staff = await makeUser({ is_staff: true });
    const [unseen, unknown] = [await checkProject({ user: stranger.id }), await checkProject({ user: nobody })];
    expect([unseen.status, unknown.status]).toEqual([400, 400]);
    expect((await unseen.json()).user).toEqual((await unknown.json()).user);
    tokens.owner = await makeToken(staff.id);
    expect((await checkProject({ user: stranger.id })).status).toBe(200);
  });

  it('answers 200 to who may add members, 403 to who may neither set the lists nor add members', async () => {
    expect((await checkProject({ email }, 'manager')).status).toBe(200);
    expect((await checkProject({ email }, 'member')).status).toBe(403);
  });

  it('answers 200 and stores nothing', async () => {
    const counted = async () => [await database().auditEntry.count(), await database().event.count()];
    const before = await counted();
    await checkProject({ email });
    expect(await counted()).toEqual(before);
  });

  it('answers 400 without or with both of user and email, and for somebody who is unknown or suspended', async () => {
    const { id } = await makeUser({ status: 'suspended', suspended_at: new Date() });
    const bodies = [{}, { user: id, email }, { user: id }, { user: nobody }, { user: id, affiliations: ['x'] }];
    for (const body of bodies) expect((await checkProject(body)).status).toBe(400);
  });

  it('answers 401 without a token, 404 to who does not read the project', async () => {
    const request = { params: { uuid: projectId }, body: { email } };
    expect((await callOperation(checkProjectRestrictionsOperation, request)).status).toBe(401);
    expect((await checkProject({ email }, 'stranger')).status).toBe(404);
  });
});

describe('POST /api/customers/{uuid}/check_restrictions/', () => {
  it('answers 200 with the level of the organisation alone', async () => {
    const { is_allowed, levels } = await (await checkCustomer({ email })).json();
    expect([is_allowed, levels.length, levels[0].level]).toEqual([true, 1, 'customer']);
  });

  it('answers 400 without somebody, 401 without a token, 403 to members of a project, 404 to others', async () => {
    expect((await checkCustomer({})).status).toBe(400);
    const request = { params: { uuid: customerId }, body: { email } };
    expect((await callOperation(checkCustomerRestrictionsOperation, request)).status).toBe(401);
    expect((await checkCustomer({ email }, 'manager')).status).toBe(403);
    expect((await checkCustomer({ email }, 'stranger')).status).toBe(404);
  });
});

describe.each([
  ['projects', listProjectBrokenPatternsOperation, []],
  ['customers', listCustomerBrokenPatternsOperation, broken],
] as const)('GET /api/%s/{uuid}/broken_patterns/', (kind, operation, answer) => {
  const read = (caller: Caller | null, query = '') =>
    callOperation(operation, {
      ...(caller !== null && { token: tokens[caller] }),
      params: { uuid: kind === 'projects' ? projectId : customerId },
      query,
    });

  it('answers 200 to who reads the place, with the patterns of its own that can’t be used, and why', async () => {
    expect(await (await read('member')).json()).toEqual(answer);
  });

  it('answers 400 to a parameter, 401 without a token, 404 to others', async () => {
    expect((await read('member', '?x=1')).status).toBe(400);
    expect((await read(null)).status).toBe(401);
    expect((await read('stranger')).status).toBe(404);
  });
});
