import { beforeAll, describe, expect, it } from 'vitest';
import { changeQuestionOperation, replaceQuestionOperation } from '@/lib/contracts/checklists/changes';
import {
  createQuestionOperation,
  deleteQuestionOperation,
  listQuestionsOperation,
  type Question,
  readQuestionOperation,
} from '@/lib/contracts/checklists/questions';
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
  const { id, questions } = await makeChecklist([{ question_type: 'number' }]);
  return { checklist: id, uuid: questions[0]?.id ?? '' };
}

describe('GET /api/checklists-admin-questions/', () => {
  it('answers 200 with the questions of a checklist, as filtered', async () => {
    const { checklist, uuid } = await made();
    const query = `?checklist_uuid=${checklist}&checklist_type=project_metadata`;
    const rows: Question[] = await (await ask(listQuestionsOperation, { caller: 'support', query })).json();
    expect(rows.map((row) => [row.uuid, row.checklist_uuid, row.question_options])).toEqual([[uuid, checklist, []]]);
  });

  it('answers 400 to an unknown type of checklist, 401 without a token, and 403 to others', async () => {
    expect((await ask(listQuestionsOperation, { query: '?checklist_type=x' })).status).toBe(400);
    expect((await callOperation(listQuestionsOperation)).status).toBe(401);
    expect((await ask(listQuestionsOperation, { caller: 'nobody' })).status).toBe(403);
  });
});

describe('POST /api/checklists-admin-questions/', () => {
  const create = async (fields: object, caller: Caller = 'staff') => {
    const { checklist } = await made();
    const body = { checklist, description: 'How many?', question_type: 'number', ...fields };
    return ask(createQuestionOperation, { caller, body });
  };

  it('answers 201 with the question, with bounds as text', async () => {
    const answer = await create({ min_value: 1, max_value: '10.50' });
    expect([answer.status, await answer.json()]).toMatchObject([
      201,
      { required: false, order: 0, min_value: '1', max_value: '10.5', user_guidance: '' },
    ]);
  });

  it('answers 201 with its options, in their order', async () => {
    const question_options = [{ label: 'On land' }, { label: 'At sea' }];
    const answer = await create({ question_type: 'single_select', question_options });
    const { question_options: made }: Question = await answer.json();
    expect(made.map(({ label, order }) => [label, order])).toEqual([
      ['On land', 0],
      ['At sea', 1],
    ]);
  });

  it('answers 400 to options of a type that has none, and adds no question then', async () => {
    const before = await database().question.count();
    const answer = await create({ question_options: [{ label: 'On land' }] });
    const messages = ['This type of question has no options.'];
    expect([answer.status, await answer.json()]).toMatchObject([400, { question_options: messages }]);
    expect(await database().question.count()).toBe(before + 1);
  });

  it.each(['file', 'multiple_files', 'likert', 'rich_text'])('answers 400 to the type %s', async (question_type) => {
    expect(await (await create({ question_type })).json()).toMatchObject({
      status: 400,
      question_type: ['This kind of question is not supported.'],
    });
  });

  it('answers 400 to bounds that exclude every answer or belong to no number, and to no checklist', async () => {
    expect(await (await create({ min_value: 5, max_value: 4 })).json()).toMatchObject({
      min_value: ['Must not be above max_value.'],
    });
    expect(await (await create({ question_type: 'date', max_value: 4 })).json()).toMatchObject({
      max_value: ['Only numbers, ratings and years have bounds.'],
    });
    expect(await (await create({ checklist: NONE })).json()).toMatchObject({
      checklist: ['There is no such checklist.'],
    });
    expect((await create({ min_value: 'many' })).status).toBe(400);
  });

  it('answers 401 without a token, and 403 to support', async () => {
    expect((await callOperation(createQuestionOperation, { body: {} })).status).toBe(401);
    expect((await create({}, 'support')).status).toBe(403);
  });
});

describe('GET /api/checklists-admin-questions/{uuid}/', () => {
  it('answers 200, 400 to an unknown field, 401 without a token, 403 to others, and 404 where there is none', async () => {
    const { uuid } = await made();
    expect((await ask(readQuestionOperation, { uuid, caller: 'support' })).status).toBe(200);
    expect((await ask(readQuestionOperation, { uuid, query: '?field=x' })).status).toBe(400);
    expect((await callOperation(readQuestionOperation, { params: { uuid } })).status).toBe(401);
    expect((await ask(readQuestionOperation, { uuid, caller: 'nobody' })).status).toBe(403);
    expect((await ask(readQuestionOperation, { uuid: NONE })).status).toBe(404);
  });
});

describe('PATCH /api/checklists-admin-questions/{uuid}/', () => {
  it('answers 200 and changes what is given alone', async () => {
    const { uuid } = await made();
    const answer = await ask(changeQuestionOperation, { uuid, body: { order: 4, required: true, max_value: 3 } });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { order: 4, required: true, max_value: '3', question_type: 'number', description: 'Question 0' },
    ]);
    const cleared = await ask(changeQuestionOperation, { uuid, body: { max_value: null } });
    expect(await cleared.json()).toMatchObject({ max_value: null, order: 4 });
  });

  it('answers 200 and replaces the options with those that are given, in their order, keeping those it names', async () => {
    const { questions } = await makeChecklist([{ question_type: 'single_select', options: ['Land', 'Sea', 'Air'] }]);
    const { id: uuid = '', options = [] } = questions[0] ?? {};
    const [land, sea] = options.map((option) => option.id);
    const question_options = [{ uuid: sea, label: 'At sea' }, { label: 'In space' }, { uuid: land, label: 'Land' }];
    const answer = await ask(changeQuestionOperation, { uuid, body: { required: true, question_options } });
    const { question_options: made, required }: Question = await answer.json();
    expect([required, made]).toEqual([
      true,
      [
        { uuid: sea, label: 'At sea', order: 0 },
        { uuid: expect.any(String), label: 'In space', order: 1 },
        { uuid: land, label: 'Land', order: 2 },
      ],
    ]);
  });

  it('answers 400 to an option of another question, one named twice and one without a label, and changes nothing then', async () => {
    const { questions } = await makeChecklist([
      { question_type: 'single_select', options: ['Land'] },
      { question_type: 'single_select', options: ['Sea'] },
    ]);
    const [own, other] = questions.map(({ options }) => options[0]?.id);
    const { id: uuid = '' } = questions[0] ?? {};
    const change = async (...question_options: object[]) =>
      (await ask(changeQuestionOperation, { uuid, body: { required: true, question_options } })).json();
    expect(await change({ uuid: other, label: 'Sea' })).toMatchObject({
      question_options: ['There is no such option of this question.'],
    });
    expect(await change({ uuid: own, label: 'A' }, { uuid: own, label: 'B' })).toMatchObject({
      question_options: ['Name each option once.'],
    });
    expect(await change({ label: '' })).toMatchObject({ status: 400 });
    const row: Question = await (await ask(readQuestionOperation, { uuid })).json();
    expect(row).toMatchObject({ required: false, question_options: [{ uuid: own, label: 'Land' }] });
  });

  it('answers 400 to another checklist, and to a type that takes no bounds while there are some', async () => {
    const { uuid } = await made();
    const { checklist } = await made();
    expect(await (await ask(changeQuestionOperation, { uuid, body: { checklist } })).json()).toMatchObject({
      checklist: ['A question can’t be moved to another checklist.'],
    });
    await ask(changeQuestionOperation, { uuid, body: { min_value: 1 } });
    expect((await ask(changeQuestionOperation, { uuid, body: { question_type: 'date' } })).status).toBe(400);
  });

  it('answers 401 without a token, 403 to support, and 404 where there is none', async () => {
    const { uuid } = await made();
    expect((await callOperation(changeQuestionOperation, { params: { uuid }, body: {} })).status).toBe(401);
    expect((await ask(changeQuestionOperation, { uuid, caller: 'support', body: {} })).status).toBe(403);
    expect((await ask(changeQuestionOperation, { uuid: NONE, body: { order: 1 } })).status).toBe(404);
  });
});

describe('PUT /api/checklists-admin-questions/{uuid}/', () => {
  it('answers 200 and leaves what is not sent as it is', async () => {
    const { checklist, uuid } = await made();
    await ask(changeQuestionOperation, { uuid, body: { required: true } });
    const body = { checklist, description: 'Why?', question_type: 'text_area' };
    const answer = await ask(replaceQuestionOperation, { uuid, body });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { description: 'Why?', question_type: 'text_area', required: true },
    ]);
  });

  it('answers 400 without a description, 401 without a token, 403 to support, and 404 where there is none', async () => {
    const { checklist, uuid } = await made();
    const body = { checklist, description: 'Why?', question_type: 'text_area' };
    expect((await ask(replaceQuestionOperation, { uuid, body: { checklist } })).status).toBe(400);
    expect((await callOperation(replaceQuestionOperation, { params: { uuid }, body })).status).toBe(401);
    expect((await ask(replaceQuestionOperation, { uuid, caller: 'support', body })).status).toBe(403);
    expect((await ask(replaceQuestionOperation, { uuid: NONE, body })).status).toBe(404);
  });
});

describe('DELETE /api/checklists-admin-questions/{uuid}/', () => {
  it('answers 204', async () => {
    const { uuid } = await made();
    expect((await ask(deleteQuestionOperation, { uuid })).status).toBe(204);
    expect(await database().question.count({ where: { id: uuid } })).toBe(0);
  });

  it('answers 401 without a token, 403 to support, and 404 where there is none', async () => {
    const { uuid } = await made();
    expect((await callOperation(deleteQuestionOperation, { params: { uuid } })).status).toBe(401);
    expect((await ask(deleteQuestionOperation, { uuid, caller: 'support' })).status).toBe(403);
    expect((await ask(deleteQuestionOperation, { uuid: NONE })).status).toBe(404);
  });
});
