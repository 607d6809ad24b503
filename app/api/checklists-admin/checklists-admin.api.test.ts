import { beforeAll, describe, expect, it } from 'vitest';
import {
  createChecklistOperation,
  deleteChecklistOperation,
  listChecklistsOperation,
  readChecklistOperation,
} from '@/lib/contracts/checklists/admin';
import { changeChecklistOperation, replaceChecklistOperation } from '@/lib/contracts/checklists/changes';
import { listQuestionsOfChecklistOperation } from '@/lib/contracts/checklists/questions';
import type { Operation } from '@/lib/contracts/operation';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeProject, makeToken, makeUser } from '@/lib/testing/make';
import { giveChecklist, makeChecklist } from '@/lib/testing/make-checklist';

const tokens = { staff: '', support: '', nobody: '' };
type Caller = keyof typeof tokens;
const NONE = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const project_metadata = { checklist_type: 'project_metadata' };

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

describe('GET /api/checklists-admin/', () => {
  it('answers 200 to staff and support with the number of questions', async () => {
    const { id } = await makeChecklist([{}, {}]);
    for (const caller of ['staff', 'support'] as const) {
      const rows: { uuid: string; questions_count: number }[] = await (
        await ask(listChecklistsOperation, { caller, query: '?page_size=300' })
      ).json();
      expect(rows.find(({ uuid }) => uuid === id)?.questions_count).toBe(2);
    }
  });

  it('answers 400 to an unknown filter, 401 without a token, and 403 to others', async () => {
    expect((await ask(listChecklistsOperation, { query: '?colour=red' })).status).toBe(400);
    expect((await callOperation(listChecklistsOperation)).status).toBe(401);
    expect((await ask(listChecklistsOperation, { caller: 'nobody' })).status).toBe(403);
  });
});

describe('POST /api/checklists-admin/', () => {
  it('answers 201 with the checklist', async () => {
    const answer = await ask(createChecklistOperation, { body: { name: ' Details ', ...project_metadata } });
    expect([answer.status, await answer.json()]).toMatchObject([
      201,
      { name: 'Details', description: '', questions_count: 0, checklist_type: 'project_metadata' },
    ]);
  });

  it('answers 400 to another type and a name that is too long, 401 without a token, and 403 to support', async () => {
    const other = { name: 'Details', checklist_type: 'offering_compliance' };
    expect((await ask(createChecklistOperation, { body: other })).status).toBe(400);
    const long = { name: 'x'.repeat(256), ...project_metadata };
    expect((await ask(createChecklistOperation, { body: long })).status).toBe(400);
    expect((await callOperation(createChecklistOperation, { body: {} })).status).toBe(401);
    expect((await ask(createChecklistOperation, { caller: 'support', body: long })).status).toBe(403);
  });
});

describe('GET /api/checklists-admin/{uuid}/', () => {
  it('answers 200, 400 to an unknown field, 401 without a token, 403 to others, and 404 where there is none', async () => {
    const { id: uuid, name } = await makeChecklist();
    const answer = await ask(readChecklistOperation, { uuid, caller: 'support' });
    expect([answer.status, await answer.json()]).toMatchObject([200, { uuid, name }]);
    expect((await ask(readChecklistOperation, { uuid, query: '?field=x' })).status).toBe(400);
    expect((await callOperation(readChecklistOperation, { params: { uuid } })).status).toBe(401);
    expect((await ask(readChecklistOperation, { uuid, caller: 'nobody' })).status).toBe(403);
    expect((await ask(readChecklistOperation, { uuid: NONE })).status).toBe(404);
  });
});

describe('PATCH /api/checklists-admin/{uuid}/', () => {
  it('answers 200 and changes what is given alone', async () => {
    const { id: uuid, name } = await makeChecklist();
    const answer = await ask(changeChecklistOperation, { uuid, body: { description: 'For all.' } });
    expect([answer.status, await answer.json()]).toMatchObject([200, { name, description: 'For all.' }]);
  });

  it('answers 200 and asks its questions in the order that is given, or 400 unless each is named once', async () => {
    const { id: uuid, questions } = await makeChecklist([{}, {}, {}]);
    const [first = '', second = '', third = ''] = questions.map(({ id }) => id);
    const order = (...question_order: string[]) => ask(changeChecklistOperation, { uuid, body: { question_order } });
    const stored = () => database().question.findMany({ where: { checklist_id: uuid }, orderBy: { position: 'asc' } });
    expect((await order(third, first, second)).status).toBe(200);
    expect((await stored()).map(({ id, position }) => [id, position])).toEqual([
      [third, 0],
      [first, 1],
      [second, 2],
    ]);
    const elsewhere = (await makeChecklist([{}])).questions[0]?.id ?? '';
    for (const wrong of [
      [first, second],
      [first, second, second],
      [first, second, elsewhere],
    ]) {
      const fieldErrors = { question_order: ['Name each question of the checklist once.'] };
      expect(await (await order(...wrong)).json()).toMatchObject({ status: 400, ...fieldErrors });
    }
  });

  it('answers 400 to an empty name, 401 without a token, 403 to support, and 404 where there is none', async () => {
    const { id: uuid } = await makeChecklist();
    expect((await ask(changeChecklistOperation, { uuid, body: { name: '' } })).status).toBe(400);
    expect((await callOperation(changeChecklistOperation, { params: { uuid }, body: {} })).status).toBe(401);
    expect((await ask(changeChecklistOperation, { uuid, caller: 'support', body: {} })).status).toBe(403);
    expect((await ask(changeChecklistOperation, { uuid: NONE, body: { description: '' } })).status).toBe(404);
  });
});

describe('PUT /api/checklists-admin/{uuid}/', () => {
  it('answers 200 and leaves a description that is not sent as it is', async () => {
    const { id: uuid } = await makeChecklist();
    await ask(changeChecklistOperation, { uuid, body: { description: 'For all.' } });
    const answer = await ask(replaceChecklistOperation, { uuid, body: { name: 'New', ...project_metadata } });
    expect([answer.status, await answer.json()]).toMatchObject([200, { name: 'New', description: 'For all.' }]);
  });

  it('answers 400 without a name, 401 without a token, 403 to support, and 404 where there is none', async () => {
    const { id: uuid } = await makeChecklist();
    const body = { name: 'New', ...project_metadata };
    expect((await ask(replaceChecklistOperation, { uuid, body: project_metadata })).status).toBe(400);
    expect((await callOperation(replaceChecklistOperation, { params: { uuid }, body })).status).toBe(401);
    expect((await ask(replaceChecklistOperation, { uuid, caller: 'support', body })).status).toBe(403);
    expect((await ask(replaceChecklistOperation, { uuid: NONE, body })).status).toBe(404);
  });
});

describe('DELETE /api/checklists-admin/{uuid}/', () => {
  it('answers 204 and deletes its questions too', async () => {
    const { id: uuid } = await makeChecklist();
    expect((await ask(deleteChecklistOperation, { uuid })).status).toBe(204);
    expect(await database().question.count({ where: { checklist_id: uuid } })).toBe(0);
  });

  it('answers 401 without a token, 403 to support, and 404 where there is none', async () => {
    const { id: uuid } = await makeChecklist();
    expect((await callOperation(deleteChecklistOperation, { params: { uuid } })).status).toBe(401);
    expect((await ask(deleteChecklistOperation, { uuid, caller: 'support' })).status).toBe(403);
    expect((await ask(deleteChecklistOperation, { uuid: NONE })).status).toBe(404);
  });

  it('answers 409 while an organisation uses it, and when it has answers', async () => {
    const { id: uuid, questions } = await makeChecklist();
    const { customer_id, id: project_id } = await makeProject({ customer_id: (await makeCustomer()).id });
    await giveChecklist(customer_id, uuid);
    expect(await (await ask(deleteChecklistOperation, { uuid })).json()).toMatchObject({
      status: 409,
      detail: '1 organisation uses this checklist.',
    });
    const completion = await database().checklistCompletion.findFirstOrThrow({ where: { project_id } });
    const at = new Date();
    const answer = { completion_id: completion.id, question_id: questions[0]?.id ?? '', answer_data: true };
    await database().answer.create({ data: { ...answer, created: at, modified: at } });
    await database().customer.update({ where: { id: customer_id }, data: { checklist_id: null } });
    expect(await (await ask(deleteChecklistOperation, { uuid })).json()).toMatchObject({
      status: 409,
      detail: 'This checklist has answers.',
    });
  });
});

describe('GET /api/checklists-admin/{uuid}/questions/', () => {
  it('answers 200 with its questions in their order', async () => {
    const { id: uuid } = await makeChecklist([{ position: 7 }, { position: 3 }]);
    const rows: { order: number }[] = await (
      await ask(listQuestionsOfChecklistOperation, { uuid, caller: 'support' })
    ).json();
    expect(rows.map(({ order }) => order)).toEqual([3, 7]);
  });

  it('answers 400 to an unknown filter, 401 without a token, 403 to others, and 404 where there is none', async () => {
    const { id: uuid } = await makeChecklist();
    expect((await ask(listQuestionsOfChecklistOperation, { uuid, query: '?o=order' })).status).toBe(400);
    expect((await callOperation(listQuestionsOfChecklistOperation, { params: { uuid } })).status).toBe(401);
    expect((await ask(listQuestionsOfChecklistOperation, { uuid, caller: 'nobody' })).status).toBe(403);
    expect((await ask(listQuestionsOfChecklistOperation, { uuid: NONE })).status).toBe(404);
  });
});
