import { beforeAll, describe, expect, it } from 'vitest';
import { changeQuestionOptionOperation, replaceQuestionOptionOperation } from '@/lib/contracts/checklists/changes';
import {
  createQuestionOptionOperation,
  deleteQuestionOptionOperation,
  listQuestionOptionsOperation,
  type QuestionOption,
  readQuestionOptionOperation,
} from '@/lib/contracts/checklists/question-options';
import type { Operation } from '@/lib/contracts/operation';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeChecklist } from '@/lib/testing/make-checklist';

const tokens = { staff: '', support: '', nobody: '' };
type Caller = keyof typeof tokens;
const NONE = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';

beforeAll(async () => {
  tokens.staff = await makeToken((await makeUser({ is_staff: true })).id);
  tokens.support = await makeToken((await makeUser({ is_support: true })).id);
  tokens.nobody = await makeToken((await makeUser()).id);
});

type Asked = { caller?: Caller; uuid?: string; body?: object; query?: string };
const ask = (operation: Operation, { body, caller = 'staff', query = '', uuid }: Asked = {}) =>
  callOperation(operation, {
    token: tokens[caller],
    query,
    ...(uuid !== undefined && { params: { uuid } }),
    ...(body !== undefined && { body }),
  });

async function made() {
  const { questions } = await makeChecklist([{ question_type: 'single_select', options: ['One', 'Two'] }, {}]);
  const [chosen, other] = questions;
  return { question: chosen?.id ?? '', other: other?.id ?? '', uuid: chosen?.options[0]?.id ?? '' };
}

describe('GET /api/checklists-admin-question-options/', () => {
  it('answers 200 with the options of a question in their order', async () => {
    const { question } = await made();
    const query = `?question_uuid=${question}`;
    const rows: QuestionOption[] = await (await ask(listQuestionOptionsOperation, { caller: 'support', query })).json();
    expect(rows.map(({ label, order }) => [label, order])).toEqual([
      ['One', 0],
      ['Two', 1],
    ]);
  });

  it('answers 400 to an id that is none, 401 without a token, and 403 to others', async () => {
    expect((await ask(listQuestionOptionsOperation, { query: '?question_uuid=x' })).status).toBe(400);
    expect((await callOperation(listQuestionOptionsOperation)).status).toBe(401);
    expect((await ask(listQuestionOptionsOperation, { caller: 'nobody' })).status).toBe(403);
  });
});

describe('POST /api/checklists-admin-question-options/', () => {
  it('answers 201 with the option', async () => {
    const { question } = await made();
    const body = { label: 'Three', question: `/api/checklists-admin-questions/${question}/`, order: 2 };
    const answer = await ask(createQuestionOptionOperation, { body });
    expect([answer.status, await answer.json()]).toMatchObject([
      201,
      { label: 'Three', question_uuid: question, order: 2 },
    ]);
  });

  it('answers 400 for no question and one without options, 401 without a token, and 403 to support', async () => {
    const { other, question } = await made();
    const body = { label: 'Three', question };
    expect(
      await (await ask(createQuestionOptionOperation, { body: { ...body, question: NONE } })).json(),
    ).toMatchObject({
      question: ['There is no such question.'],
    });
    expect(
      await (await ask(createQuestionOptionOperation, { body: { ...body, question: other } })).json(),
    ).toMatchObject({
      question: ['This type of question has no options.'],
    });
    expect((await callOperation(createQuestionOptionOperation, { body })).status).toBe(401);
    expect((await ask(createQuestionOptionOperation, { caller: 'support', body })).status).toBe(403);
  });
});

describe('GET /api/checklists-admin-question-options/{uuid}/', () => {
  it('answers 200, 400 to an unknown field, 401 without a token, 403 to others, and 404 where there is none', async () => {
    const { uuid } = await made();
    expect((await ask(readQuestionOptionOperation, { uuid, caller: 'support' })).status).toBe(200);
    expect((await ask(readQuestionOptionOperation, { uuid, query: '?field=x' })).status).toBe(400);
    expect((await callOperation(readQuestionOptionOperation, { params: { uuid } })).status).toBe(401);
    expect((await ask(readQuestionOptionOperation, { uuid, caller: 'nobody' })).status).toBe(403);
    expect((await ask(readQuestionOptionOperation, { uuid: NONE })).status).toBe(404);
  });
});

describe('PATCH /api/checklists-admin-question-options/{uuid}/', () => {
  it('answers 200 and changes what is given alone', async () => {
    const { uuid } = await made();
    const answer = await ask(changeQuestionOptionOperation, { uuid, body: { order: 9 } });
    expect([answer.status, await answer.json()]).toMatchObject([200, { label: 'One', order: 9 }]);
  });

  it('answers 400 to another question, 401 without a token, 403 to support, and 404 where there is none', async () => {
    const { other, uuid } = await made();
    expect((await ask(changeQuestionOptionOperation, { uuid, body: { question: other } })).status).toBe(400);
    expect((await callOperation(changeQuestionOptionOperation, { params: { uuid }, body: {} })).status).toBe(401);
    expect((await ask(changeQuestionOptionOperation, { uuid, caller: 'support', body: {} })).status).toBe(403);
    expect((await ask(changeQuestionOptionOperation, { uuid: NONE, body: { order: 1 } })).status).toBe(404);
  });
});

describe('PUT /api/checklists-admin-question-options/{uuid}/', () => {
  it('answers 200 and leaves an order that is not sent as it is', async () => {
    const { question, uuid } = await made();
    const answer = await ask(replaceQuestionOptionOperation, { uuid, body: { label: 'First', question } });
    expect([answer.status, await answer.json()]).toMatchObject([200, { label: 'First', order: 0 }]);
  });

  it('answers 400 without a label, 401 without a token, 403 to support, and 404 where there is none', async () => {
    const { question, uuid } = await made();
    const body = { label: 'First', question };
    expect((await ask(replaceQuestionOptionOperation, { uuid, body: { question } })).status).toBe(400);
    expect((await callOperation(replaceQuestionOptionOperation, { params: { uuid }, body })).status).toBe(401);
    expect((await ask(replaceQuestionOptionOperation, { uuid, caller: 'support', body })).status).toBe(403);
    expect((await ask(replaceQuestionOptionOperation, { uuid: NONE, body })).status).toBe(404);
  });
});

describe('DELETE /api/checklists-admin-question-options/{uuid}/', () => {
  it('answers 204', async () => {
    const { uuid } = await made();
    expect((await ask(deleteQuestionOptionOperation, { uuid })).status).toBe(204);
    expect(await database().questionOption.count({ where: { id: uuid } })).toBe(0);
  });

  it('answers 401 without a token, 403 to support, and 404 where there is none', async () => {
    const { uuid } = await made();
    expect((await callOperation(deleteQuestionOptionOperation, { params: { uuid } })).status).toBe(401);
    expect((await ask(deleteQuestionOptionOperation, { uuid, caller: 'support' })).status).toBe(403);
    expect((await ask(deleteQuestionOptionOperation, { uuid: NONE })).status).toBe(404);
  });
});
