import { beforeAll, describe, expect, it } from 'vitest';
import * as subjects from '@/lib/contracts/rules/subjects';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeRun } from '@/lib/testing/make-run';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const note = 'As agreed with them.';

let token = '';
let authorId = '';
let stranger = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true })).id);
  authorId = (await makeUser({ is_staff: true })).id;
  stranger = await makeToken((await makeUser()).id);
});

const unreachable = () => makeRun({ subject: 'needs_attention', reason: 'no_address', author: authorId });

const decisions = [
  { command: 'retry', operation: subjects.retrySubjectOperation, body: {}, becomes: { state: 'failed', tries: 0 } },
  {
    command: 'leave-out',
    operation: subjects.leaveOutSubjectOperation,
    body: { note },
    becomes: { state: 'cancelled', reason: 'left_out', note },
  },
  {
    command: 'act',
    operation: subjects.actOnSubjectOperation,
    body: { note, on: '2099-01-01' },
    becomes: { state: 'needs_attention', due_on: '2099-01-01', note },
  },
] as const;

describe.each(decisions)('POST /api/scheduled-rule-subjects/{id}/$command/', ({ becomes, body, operation }) => {
  const decide = (id: string, caller = token) => callOperation(operation, { token: caller, params: { id }, body });

  it('answers 200 with the row', async () => {
    const answer = await decide((await unreachable()).subject.id);
    expect([answer.status, await answer.json()]).toMatchObject([200, becomes]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(operation, { params: { id: nobody }, body })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await decide(nobody, stranger)).status).toBe(403);
  });

  it('answers 404 for a row that does not exist', async () => {
    expect((await decide(nobody)).status).toBe(404);
  });

  it('answers 409 naming the state, for a row in another one', async () => {
    const answer = await decide((await makeRun()).subject.id);
    expect([answer.status, (await answer.json()).detail]).toEqual([409, 'Their state is done.']);
  });

  it('answers 409 once the rule is archived, and leaves the row as it is', async () => {
    const { rule, subject } = await unreachable();
    await database().scheduledRule.update({ where: { id: rule.id }, data: { status: 'archived' } });
    const answer = await decide(subject.id);
    expect([answer.status, (await answer.json()).detail]).toEqual([409, 'The rule is archived.']);
    expect(await database().ruleSubject.findUnique({ where: { id: subject.id } })).toEqual(subject);
  });
});

describe('POST /api/scheduled-rule-subjects/{id}/leave-out/', () => {
  it('answers 200 also for who is warned', async () => {
    const { subject } = await makeRun({ subject: 'warned' });
    const asked = { token, params: { id: subject.id }, body: { note } };
    expect((await callOperation(subjects.leaveOutSubjectOperation, asked)).status).toBe(200);
  });

  it('answers 400 without a note of 3 to 500 characters', async () => {
    for (const body of [{}, { note: 'no' }, { note: 'x'.repeat(501) }]) {
      const asked = { token, params: { id: nobody }, body };
      expect((await callOperation(subjects.leaveOutSubjectOperation, asked)).status).toBe(400);
    }
    const { subject } = await makeRun({ subject: 'warned' });
    const asked = { token, params: { id: subject.id }, body: { note: 'x'.repeat(500) } };
    expect((await callOperation(subjects.leaveOutSubjectOperation, asked)).status).toBe(200);
  });
});

describe('POST /api/scheduled-rule-subjects/{id}/act/', () => {
  const act = async (id: string, on: string, caller = token) =>
    (await callOperation(subjects.actOnSubjectOperation, { token: caller, params: { id }, body: { on, note } })).status;

  it('answers 400 for a day that has passed', async () => {
    expect(await act((await unreachable()).subject.id, '2020-01-01')).toBe(400);
  });

  it('answers 403 to the author of a version that needs approval', async () => {
    expect(await act((await unreachable()).subject.id, '2099-01-01', await makeToken(authorId))).toBe(403);
  });

  it('answers 409 for who failed, and could be reached', async () => {
    const { subject } = await makeRun({ subject: 'needs_attention', reason: 'failed' });
    expect(await act(subject.id, '2099-01-01')).toBe(409);
  });
});
