import { beforeAll, describe, expect, it } from 'vitest';
import { readMeOperation } from '@/lib/contracts/people/people';
import {
  changeUserOperation,
  readUserOperation,
  reinstateUserOperation,
  suspendUserOperation,
} from '@/lib/contracts/people/person';
import { undoSubjectOperation } from '@/lib/contracts/rules/subjects';
import { database } from '@/lib/db/client';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { callOperation } from '@/lib/testing/call-operation';
import { makeOrder, makeProject, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { makeSession, sessionCookieOf } from '@/lib/testing/session-cookie-of';
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

describe('POST /api/users/{uuid}/suspend/', () => {
  it('answers 200 with the person suspended, since when and why; undo makes them active again, as if it had not been', async () => {
    const { id } = await makeUser();
    const answer = await act(suspendUserOperation, id);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { status: 'suspended', suspended_at: expect.any(String), suspended_reason: reason },
    ]);
    const undone = await undo(await lastSubject(id));
    expect([undone.status, await undone.json()]).toMatchObject([
      200,
      { action: 'suspend_user', state: 'undone', reason, by: { uuid: staffId }, undone_by: { uuid: staffId } },
    ]);
    expect(await read(id)).toMatchObject({ status: 'active', suspended_at: null, suspended_reason: '' });
  });

  it('ends all sessions in the same commit, and stops API tokens until the person is reinstated', async () => {
    const user = await makeUser();
    const theirs = await makeToken(user.id);
    const cookie = await sessionCookieOf(user);
    await makeSession(user.id);
    const status = async (given: object) => (await callOperation(readMeOperation, given)).status;
    expect([await status({ token: theirs }), await status({ headers: { cookie } })]).toEqual([200, 200]);
    await act(suspendUserOperation, user.id);
    expect(await database().session.count({ where: { user_id: user.id, ended_at: null } })).toBe(0);
    expect([await status({ token: theirs }), await status({ headers: { cookie } })]).toEqual([401, 401]);
    await act(reinstateUserOperation, user.id);
    expect([await status({ token: theirs }), await status({ headers: { cookie } })]).toEqual([200, 401]);
  });

  it('resolves their open actions in the same commit, and reinstating finds them again', async () => {
    const user = await makeUser();
    const project = await makeProject();
    await makeRole({ user_id: user.id, role: 'PROJECT_MANAGER', project_id: project.id });
    await makeOrder({ project_id: project.id, created: new Date(testNow.getTime() - 5 * 86_400_000) });
    await refreshActions(testContext(undefined, new Date()), { actionType: null });
    const actions = () => database().userAction.findMany({ where: { user_id: user.id } });
    expect(await actions()).toMatchObject([{ status: 'open' }]);
    await act(suspendUserOperation, user.id);
    expect(await actions()).toMatchObject([{ status: 'resolved', resolved_reason: 'access_lost' }]);
    await act(reinstateUserOperation, user.id);
    expect(await actions()).toMatchObject([{ status: 'open', episode: 2 }]);
  });

  it.each([{}, { reason: '' }, { reason: 'no' }, { reason: 'x'.repeat(501) }, { reason, grace_days: 30 }])(
    'answers 400 to %j',
    async (body) => {
      expect((await act(suspendUserOperation, (await makeUser()).id, body)).status).toBe(400);
    },
  );

  it('answers 401 without a token', async () => {
    const given = { params: { uuid: nobody }, body: { reason } };
    expect((await callOperation(suspendUserOperation, given)).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await act(suspendUserOperation, nobody, { reason }, stranger)).status).toBe(403);
  });

  it('answers 404 for nobody', async () => {
    expect((await act(suspendUserOperation, nobody)).status).toBe(404);
  });

  it.each(['suspended', 'deleted'] as const)('answers 409, naming the status, for who is %s', async (status) => {
    const { id } = await makeUser({ status, suspended_at: testNow, deleted_at: testNow });
    const answer = await act(suspendUserOperation, id);
    expect([answer.status, (await answer.json()).detail]).toEqual([409, `Their status is ${status}.`]);
  });

  it('answers 409 to all but one who suspend the same person at the same time', async () => {
    const { id } = await makeUser();
    const answers = await Promise.all(Array.from({ length: 6 }, () => act(suspendUserOperation, id)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409, 409]);
    expect(await database().ruleSubject.count({ where: { user_id: id } })).toBe(1);
  });

  it.each([
    ['oneself', async () => staffId, 'You can’t do this to yourself.'],
    ['who is on legal hold', async () => (await onHold()).id, 'They are on legal hold. End the hold first.'],
    ['a service account', async () => (await makeUser({ is_service_account: true })).id, 'This is a service account.'],
  ])('answers 422 for %s, and changes nothing', async (_title, whom, detail) => {
    const id = await whom();
    const answer = await act(suspendUserOperation, id);
    expect([answer.status, (await answer.json()).detail]).toEqual([422, detail]);
    expect((await read(id)).status).toBe('active');
  });

  it('answers 200 for other staff and support, whom nothing protects from hands', async () => {
    for (const mark of ['is_staff', 'is_support']) {
      const { id } = await makeUser({ [mark]: true });
      expect([mark, (await act(suspendUserOperation, id)).status]).toEqual([mark, 200]);
    }
  });

  it('takes other staff, but leaves one active, also when two suspend each other at the same time', async () => {
    await database().user.updateMany({ where: { id: { not: staffId } }, data: { is_staff: false } });
    const other = await makeUser({ is_staff: true });
    const theirs = await makeToken(other.id);
    const both = await Promise.all([
      act(suspendUserOperation, other.id),
      act(suspendUserOperation, staffId, { reason }, theirs),
    ]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await database().user.count({ where: { is_staff: true, status: 'active' } })).toBe(1);
    await database().user.updateMany({ where: { id: staffId }, data: { status: 'active', suspended_at: null } });
  });
});

function onHold() {
  return makeUser({ legal_hold: true, legal_hold_reason: 'A court case.', legal_hold_at: testNow });
}

describe('POST /api/users/{uuid}/reinstate/', () => {
  it('answers 200 with the person active; undo makes them suspended again since when they were', async () => {
    const { id } = await makeUser({ status: 'suspended', suspended_at: testNow, suspended_reason: 'Long away.' });
    expect(await (await act(reinstateUserOperation, id)).json()).toMatchObject({
      status: 'active',
      suspended_at: null,
      suspended_reason: '',
    });
    expect((await undo(await lastSubject(id))).status).toBe(200);
    const again = await read(id);
    expect(again).toMatchObject({ status: 'suspended', suspended_reason: 'Long away.' });
    expect(new Date(again.suspended_at)).toEqual(testNow);
  });

  it('answers 200 for a deleted person too, who is active then', async () => {
    const { id } = await makeUser({ status: 'deleted', deleted_at: testNow });
    expect(await (await act(reinstateUserOperation, id)).json()).toMatchObject({ status: 'active', deleted_at: null });
  });

  it('answers 400 without a reason', async () => {
    expect((await act(reinstateUserOperation, nobody, {})).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    const given = { params: { uuid: nobody }, body: { reason } };
    expect((await callOperation(reinstateUserOperation, given)).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await act(reinstateUserOperation, nobody, { reason }, stranger)).status).toBe(403);
  });

  it('answers 404 for nobody', async () => {
    expect((await act(reinstateUserOperation, nobody)).status).toBe(404);
  });

  it('answers 409 for who is active', async () => {
    const answer = await act(reinstateUserOperation, (await makeUser()).id);
    expect([answer.status, (await answer.json()).detail]).toEqual([409, 'Their status is active.']);
  });
});

describe('POST /api/scheduled-rule-subjects/{id}/undo/', () => {
  it('answers 200 with the row, undone', async () => {
    const { id } = await makeUser();
    await act(suspendUserOperation, id);
    const subject = await lastSubject(id);
    const answer = await undo(subject);
    expect([answer.status, await answer.json()]).toMatchObject([200, { id: subject, user_uuid: id, state: 'undone' }]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(undoSubjectOperation, { params: { id: nobody } })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await callOperation(undoSubjectOperation, { token: stranger, params: { id: nobody } })).status).toBe(403);
  });

  it('answers 404 for no row, and for what is no id', async () => {
    expect([(await undo(nobody)).status, (await undo('7')).status]).toEqual([404, 404]);
  });

  it('answers 409 for what is undone already, and for what was changed since', async () => {
    const { id } = await makeUser();
    await act(suspendUserOperation, id);
    const first = await lastSubject(id);
    await act(reinstateUserOperation, id);
    const changed = await undo(first);
    expect([changed.status, (await changed.json()).detail]).toEqual([409, 'Their status changed again after this.']);
    const second = await lastSubject(id);
    await undo(second);
    const undone = await undo(second);
    expect([undone.status, (await undone.json()).detail]).toEqual([409, 'This was already undone.']);
    expect((await undo(first)).status).toBe(200);
  });

  it('answers 422 after 14 days, and where undoing would shut out who is protected by now', async () => {
    const { id } = await makeUser();
    await act(suspendUserOperation, id);
    const subject = await lastSubject(id);
    await database().ruleSubject.update({
      where: { id: subject },
      data: { at: new Date(Date.now() - 15 * 86_400_000) },
    });
    const late = await undo(subject);
    expect([late.status, (await late.json()).detail]).toEqual([422, 'This can be undone for 14 days only.']);

    const other = await makeUser({ status: 'suspended', suspended_at: testNow });
    await act(reinstateUserOperation, other.id);
    await callOperation(changeUserOperation, { token, params: { uuid: other.id }, body: { legal_hold: true, reason } });
    expect((await undo(await lastSubject(other.id))).status).toBe(422);
  });
});
