import { beforeAll, describe, expect, it } from 'vitest';
import { listUserHistoryOperation } from '@/lib/contracts/people/history';
import {
  changeUserOperation,
  readUserOperation,
  type reinstateUserOperation,
  suspendUserOperation,
} from '@/lib/contracts/people/person';
import { undoSubjectOperation } from '@/lib/contracts/rules/subjects';
import { database } from '@/lib/db/client';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { callOperation } from '@/lib/testing/call-operation';
import { makeAudience, makeOrder, makeProject, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { testContext, testNow } from '@/lib/testing/test-context';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const reason = 'They left the university.';

let staffId = '';
let token = '';
let stranger = '';

beforeAll(async () => {
  staffId = (await makeUser({ is_staff: true, full_name: 'Astrid' })).id;
  token = await makeToken(staffId);
  stranger = await makeToken((await makeUser()).id);
});

type Act = typeof suspendUserOperation | typeof reinstateUserOperation;

const act = (operation: Act, uuid: string, body: object = { reason }, caller = token) =>
  callOperation(operation, { token: caller, params: { uuid }, body });

const read = async (uuid: string) => (await callOperation(readUserOperation, { token, params: { uuid } })).json();

const undo = (id: string) => callOperation(undoSubjectOperation, { token, params: { id } });

async function lastSubject(user_id: string): Promise<string> {
  return (await database().ruleSubject.findFirstOrThrow({ where: { user_id }, orderBy: { id: 'desc' } })).id;
}

describe('what staff see of a person', () => {
  it('is all that is known of them: the flags, their audiences and live roles', async () => {
    const user = await makeUser({ full_name: 'Nora North', affiliations: ['staff'] });
    const audience = await makeAudience([user.id]);
    const project = await makeProject({ name: 'Tidal models' });
    await makeRole({ user_id: user.id, role: 'PROJECT_MANAGER', project_id: project.id });
    await makeRole({
      user_id: user.id,
      role: 'PROJECT_ADMIN',
      project_id: project.id,
      expiration_time: new Date('2020-01-01'),
    });
    const answer = await callOperation(readUserOperation, { token, params: { uuid: user.id } });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      {
        full_name: 'Nora North',
        status: 'active',
        affiliations: ['staff'],
        legal_hold: { is_on: false, reason: '', by: null, at: null },
        audiences: [{ uuid: audience.id, name: audience.name }],
        roles: [{ role: 'PROJECT.MANAGER', scope_type: 'project', scope_uuid: project.id, scope_name: 'Tidal models' }],
      },
    ]);
    expect(answer.headers.get('etag')).toBeTruthy();
  });

  it('is answered with 304 to who has that version', async () => {
    const { id } = await makeUser();
    const first = await callOperation(readUserOperation, { token, params: { uuid: id } });
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await callOperation(readUserOperation, { token, params: { uuid: id }, headers })).status).toBe(304);
  });
});

describe('PATCH /api/users/{uuid}/', () => {
  const patch = (uuid: string, body: object, { caller = token, headers = {} } = {}) =>
    callOperation(changeUserOperation, { token: caller, params: { uuid }, body, headers });

  it('answers 200 with the flags set, by whom and why, and ends a hold with all of that', async () => {
    const { id } = await makeUser();
    expect(await (await patch(id, { legal_hold: true, is_service_account: true, reason })).json()).toMatchObject({
      legal_hold: { is_on: true, reason, by: { uuid: staffId, full_name: 'Astrid' }, at: expect.any(String) },
      is_service_account: true,
    });
    expect(await (await patch(id, { legal_hold: false, reason: 'The case is closed.' })).json()).toMatchObject({
      legal_hold: { is_on: false, reason: '', by: null, at: null },
      is_service_account: true,
    });
  });

  it('answers 200 and in the same commit resolves the open actions of a service account; unmarked, they come back', async () => {
    const person = await makeUser();
    const { id: project_id } = await makeProject();
    await makeRole({ user_id: person.id, role: 'PROJECT_MANAGER', project_id });
    await makeOrder({ project_id, created: new Date(testNow.getTime() - 5 * 86_400_000) });
    await refreshActions(testContext(undefined, new Date()), { actionType: null });
    const statuses = async () =>
      (await database().userAction.findMany({ where: { user_id: person.id } })).map(({ status }) => status);
    expect(await statuses()).toEqual(['open']);
    expect((await patch(person.id, { is_service_account: true, reason })).status).toBe(200);
    expect(await statuses()).toEqual(['resolved']);
    expect((await patch(person.id, { is_service_account: false, reason })).status).toBe(200);
    expect(await statuses()).toEqual(['open']);
  });

  it('a change that changes nothing leaves no audit row and nothing in the history', async () => {
    const { id } = await makeUser();
    expect((await patch(id, { legal_hold: false, reason })).status).toBe(200);
    expect(await database().auditEntry.count({ where: { subject_id: id } })).toBe(0);
    expect(await database().personChange.count({ where: { user_id: id } })).toBe(0);
  });

  it('keeps the reason in the history, never in the audit trail', async () => {
    const { id } = await makeUser();
    await patch(id, { legal_hold: true, reason });
    const [entry] = await database().auditEntry.findMany({ where: { subject_id: id } });
    expect(JSON.stringify(entry?.facts)).toBe('{"legal_hold":{"to":true,"from":false}}');
    expect(await database().personChange.findMany({ where: { user_id: id } })).toMatchObject([
      { kind: 'flag_changed', reason, by_id: staffId, facts: { flag: 'legal_hold', is_on: true } },
    ]);
  });

  it.each(['legal_hold', 'is_service_account'])('cancels the warnings of whom it gives the flag %s', async (flag) => {
    const { id: user_id } = await makeUser();
    const { id: rule_id } = await makeRule({ key: 'user_status', config: { status: 'active' } });
    const warned = { user_id, rule_id, version: 1, action: 'suspend_user', state: 'warned', at: testNow };
    const { id } = await database().ruleSubject.create({ data: warned });
    const rowNow = () => database().ruleSubject.findUniqueOrThrow({ where: { id } });
    expect((await patch(user_id, { [flag]: false, reason })).status).toBe(200);
    expect(await rowNow()).toMatchObject({ state: 'warned' });
    expect((await patch(user_id, { [flag]: true, reason })).status).toBe(200);
    expect(await rowNow()).toMatchObject({ state: 'cancelled', reason: 'protected' });
  });

  it.each([{}, { legal_hold: true }, { legal_hold: true, reason: 'no' }, { legal_hold: 'yes', reason }])(
    'answers 400 to %j',
    async (body) => {
      expect((await patch((await makeUser()).id, body)).status).toBe(400);
    },
  );

  it('answers 401 without a token', async () => {
    const body = { legal_hold: true, reason };
    expect((await callOperation(changeUserOperation, { params: { uuid: nobody }, body })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await patch(nobody, { legal_hold: true, reason }, { caller: stranger })).status).toBe(403);
  });

  it('answers 404 for nobody', async () => {
    expect((await patch(nobody, { legal_hold: true, reason })).status).toBe(404);
  });

  it('answers 412 to who read an older version, and changes nothing', async () => {
    const { id } = await makeUser();
    const headers = { 'if-match': '"of-before"' };
    expect((await patch(id, { legal_hold: true, reason }, { headers })).status).toBe(412);
    expect((await read(id)).legal_hold.is_on).toBe(false);
  });
});

describe('GET /api/users/{uuid}/history/', () => {
  const history = (uuid: string, query = '', caller = token) =>
    callOperation(listUserHistoryOperation, {
      token: caller,
      params: { uuid },
      query,
    });

  it('answers 200 with everything done to and for a person, newest first, narrowed by kind', async () => {
    const user = await makeUser();
    const project = await makeProject({ name: 'Tidal models' });
    await makeRole({ user_id: user.id, role: 'PROJECT_MANAGER', project_id: project.id });
    await act(suspendUserOperation, user.id);
    await undo(await lastSubject(user.id));
    await callOperation(changeUserOperation, { token, params: { uuid: user.id }, body: { legal_hold: true, reason } });
    const answer = await history(user.id);
    const rows: Record<string, unknown>[] = await answer.json();
    expect(answer.headers.get('x-result-count')).toBe(String(rows.length));
    expect(rows.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'flag_changed: Legal hold turned on',
      'undone: Suspension undone',
      'suspended: Suspended',
      expect.stringMatching(/^role_granted: .* in Tidal models$/),
    ]);
    expect(rows[2]).toMatchObject({
      reason,
      actor: { full_name: 'Astrid' },
      undone_at: expect.any(String),
      can_undo: false,
    });
    expect((await (await history(user.id, '?kind=undone')).json()).map(({ kind }: { kind: string }) => kind)).toEqual([
      'undone',
    ]);
  });

  it('answers 400 for an unknown kind', async () => {
    expect((await history(staffId, '?kind=born')).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listUserHistoryOperation, { params: { uuid: nobody } })).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await history(nobody, '', stranger)).status).toBe(403);
  });

  it('answers 404 for nobody', async () => {
    expect((await history(nobody)).status).toBe(404);
  });
});
