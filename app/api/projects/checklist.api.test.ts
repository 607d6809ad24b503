import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Completion,
  type ProjectChecklist,
  readChecklistTemplateOperation,
  readCompletionStatusOperation,
  readProjectChecklistOperation,
  submitAnswersOperation,
} from '@/lib/contracts/checklists/checklists';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeProject, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { giveChecklist, makeChecklist } from '@/lib/testing/make-checklist';

let customerId = '';
let projectId = '';
let checklist: Awaited<ReturnType<typeof makeChecklist>>;
const tokens = { manager: '', member: '', support: '', stranger: '' };
type Caller = keyof typeof tokens;

beforeAll(async () => {
  tokens.support = await makeToken((await makeUser({ is_support: true })).id);
  tokens.stranger = await makeToken((await makeUser()).id);
});

beforeEach(async () => {
  customerId = (await makeCustomer()).id;
  projectId = (await makeProject({ customer_id: customerId })).id;
  for (const [caller, role] of [
    ['manager', 'PROJECT_MANAGER'],
    ['member', 'PROJECT_MEMBER'],
  ] as const) {
    const person = await makeUser({ full_name: caller });
    await makeRole({ user_id: person.id, role, project_id: projectId });
    tokens[caller] = await makeToken(person.id);
  }
  checklist = await makeChecklist([
    { required: true },
    { question_type: 'multi_select', options: ['Land', 'Sea', 'Air'] },
    { question_type: 'rating', required: true, min_value: 1, max_value: 5 },
  ]);
  await giveChecklist(customerId, checklist.id);
});

const question = (at: number) => checklist.questions[at]?.id ?? '';
const option = (at: number) => checklist.questions[1]?.options[at]?.id ?? '';
const read = (caller: Caller = 'manager') =>
  callOperation(readProjectChecklistOperation, { token: tokens[caller], params: { uuid: projectId } });
const status = (caller: Caller = 'manager') =>
  callOperation(readCompletionStatusOperation, { token: tokens[caller], params: { uuid: projectId } });
const submit = (answers: unknown, caller: Caller = 'manager') =>
  callOperation(submitAnswersOperation, { token: tokens[caller], params: { uuid: projectId }, body: answers });
const answer = (at: number, answer_data: unknown) => ({ question_uuid: question(at), answer_data });

describe('GET /api/projects/{uuid}/checklist/', () => {
  it('answers 200 with the questions in their order, their options, bounds and answers', async () => {
    await submit([answer(1, [option(2), option(0)])]);
    const { checklist: shown, questions }: ProjectChecklist = await (await read('member')).json();
    expect(shown).toEqual({
      uuid: checklist.id,
      name: checklist.name,
      description: '',
      checklist_type: 'project_metadata',
    });
    expect(questions.map(({ existing_answer, uuid }) => [uuid, existing_answer?.answer_data])).toEqual([
      [question(0), undefined],
      [question(1), [option(2), option(0)]],
      [question(2), undefined],
    ]);
    expect(questions[1]?.existing_answer).toMatchObject({
      user_name: 'manager',
      requires_review: false,
      is_stale: false,
      question_type: 'multi_select',
    });
    expect(questions[1]?.question_options.map(({ label }) => label)).toEqual(['Land', 'Sea', 'Air']);
    expect(questions[2]).toMatchObject({ min_value: '1', max_value: '5', required: true, allowed_file_types: [] });
  });

  it('answers 200 with all members of a question, of its answer and of the completion, those without a meaning constant', async () => {
    const before = clock().getTime();
    await submit([answer(0, true)]);
    const { completion, questions }: ProjectChecklist = await (await read()).json();
    expect(questions[0]).toEqual({
      uuid: question(0),
      description: 'Question 0',
      user_guidance: '',
      question_type: 'boolean',
      required: true,
      order: expect.any(Number),
      existing_answer: {
        uuid: expect.any(String),
        question_description: 'Question 0',
        question_type: 'boolean',
        question_required: true,
        requires_review: false,
        user: expect.any(String),
        user_name: 'manager',
        created: expect.any(String),
        modified: expect.any(String),
        answer_data: true,
        is_stale: false,
      },
      question_options: [],
      min_value: null,
      max_value: null,
      allowed_file_types: [],
      allowed_mime_types: [],
      max_file_size_mb: null,
      max_files_count: null,
      likert_scale_length: null,
      likert_low_label: '',
      likert_high_label: '',
      likert_allow_na: false,
      rich_text_char_limit: null,
      rich_text_toolbar_level: 'standard',
      dependencies_info: null,
    });
    expect(Date.parse(questions[0]?.existing_answer?.modified ?? '')).toBeGreaterThanOrEqual(before);
    expect(Object.keys(completion).toSorted()).toEqual([
      'checklist_description',
      'checklist_name',
      'completion_percentage',
      'created',
      'is_completed',
      'modified',
      'unanswered_required_questions',
      'uuid',
    ]);
  });

  it('answers 401 without a token, and 404 to strangers and where there is no checklist', async () => {
    const params = { uuid: projectId };
    expect((await callOperation(readProjectChecklistOperation, { params })).status).toBe(401);
    expect((await read('stranger')).status).toBe(404);
    await database().customer.update({ where: { id: customerId }, data: { checklist_id: null } });
    expect((await read()).status).toBe(404);
  });

  it('answers 404 about a deleted project to who was in it', async () => {
    await database().project.update({
      where: { id: projectId },
      data: { is_removed: true, removed_at: clock(), termination_metadata: {} },
    });
    await database().userRole.updateMany({ where: { project_id: projectId }, data: { is_active: false } });
    expect((await read('member')).status).toBe(404);
    expect((await read('support')).status).toBe(200);
  });
});

describe('GET /api/projects/{uuid}/completion_status/', () => {
  it('answers 200 with the share that is answered, to one decimal, and what is missing', async () => {
    await submit([answer(0, false)]);
    expect(await (await status()).json()).toMatchObject({
      is_completed: false,
      completion_percentage: 33.3,
      unanswered_required_questions: [{ uuid: question(2), description: 'Question 2', question_type: 'rating' }],
      checklist_name: checklist.name,
      checklist_description: '',
    });
  });

  it('answers 200 with 100 percent of no questions', async () => {
    await giveChecklist(customerId, (await makeChecklist([])).id);
    expect(await (await status()).json()).toMatchObject({ is_completed: true, completion_percentage: 100 });
  });

  it('answers 401 without a token, and 404 to strangers and where there is no checklist', async () => {
    const params = { uuid: projectId };
    expect((await callOperation(readCompletionStatusOperation, { params })).status).toBe(401);
    expect((await status('stranger')).status).toBe(404);
    await database().customer.update({ where: { id: customerId }, data: { checklist_id: null } });
    expect((await status()).status).toBe(404);
  });
});

describe('POST /api/projects/{uuid}/submit_answers/', () => {
  it('answers 200 and is complete when every required question is answered', async () => {
    const answered = await submit([answer(0, true), answer(2, '4')]);
    const { completion, detail }: { completion: Completion; detail: string } = await answered.json();
    expect([answered.status, detail]).toEqual([200, 'Answers saved.']);
    expect(completion).toMatchObject({
      is_completed: true,
      completion_percentage: 66.7,
      unanswered_required_questions: [],
    });
  });

  it('answers 200, keeps the last answer whoever gave it, and takes one back with null', async () => {
    await submit([answer(0, true)]);
    const staff = await makeToken((await makeUser({ is_staff: true, full_name: 'Staff' })).id);
    await callOperation(submitAnswersOperation, {
      token: staff,
      params: { uuid: projectId },
      body: [answer(0, false)],
    });
    const [first] = (await (await read()).json()).questions;
    expect(first.existing_answer).toMatchObject({ answer_data: false, user_name: 'Staff' });
    await submit([answer(0, null)]);
    expect((await (await read()).json()).questions[0].existing_answer).toBeNull();
  });

  it('answers 400 with each fault under its question, and stores nothing', async () => {
    const unknown = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
    const answered = await submit([answer(0, true), answer(2, 6), { question_uuid: unknown, answer_data: 1 }]);
    expect([answered.status, await answered.json()]).toMatchObject([
      400,
      { [question(2)]: ['Must be at most 5.'], [unknown]: ['This is not a question of the checklist.'] },
    ]);
    expect((await (await read()).json()).questions[0].existing_answer).toBeNull();
    expect(await (await submit([answer(0, true), answer(0, false)])).json()).toMatchObject({
      [question(0)]: ['Answer each question once.'],
    });
    expect((await submit({ answers: [] })).status).toBe(400);
    expect((await submit([])).status).toBe(400);
  });

  it('answers 401 without a token, 403 to who only reads, and 404 to strangers and without a checklist', async () => {
    const body = [answer(0, true)];
    expect((await callOperation(submitAnswersOperation, { params: { uuid: projectId }, body })).status).toBe(401);
    expect((await submit(body, 'member')).status).toBe(403);
    expect((await submit(body, 'support')).status).toBe(403);
    expect((await submit(body, 'stranger')).status).toBe(404);
    await database().customer.update({ where: { id: customerId }, data: { checklist_id: null } });
    expect((await submit(body)).status).toBe(404);
  });

  it('answers 409 for a deleted project', async () => {
    const staff = await makeToken((await makeUser({ is_staff: true })).id);
    await database().project.update({ where: { id: projectId }, data: { is_removed: true, removed_at: clock() } });
    const asked = { token: staff, params: { uuid: projectId }, body: [answer(0, true)] };
    expect((await callOperation(submitAnswersOperation, asked)).status).toBe(409);
  });
});

describe('GET /api/projects/checklist-template/', () => {
  const template = (query: string, caller: Caller = 'member') =>
    callOperation(readChecklistTemplateOperation, { token: tokens[caller], query });

  it('answers 200 with the questions, all of which are visible', async () => {
    const answered = await (await template(`?parent_uuid=${customerId}`)).json();
    expect(answered.checklist.uuid).toBe(checklist.id);
    expect(answered.questions.map(({ uuid }: { uuid: string }) => uuid)).toEqual([
      question(0),
      question(1),
      question(2),
    ]);
    expect(answered.initial_visible_questions).toEqual(answered.questions);
  });

  it('answers 400 without an organisation, 401 without a token, and 404 to strangers and where there is none', async () => {
    expect((await template('')).status).toBe(400);
    expect((await callOperation(readChecklistTemplateOperation)).status).toBe(401);
    expect((await template(`?parent_uuid=${customerId}`, 'stranger')).status).toBe(404);
    await database().customer.update({ where: { id: customerId }, data: { checklist_id: null } });
    expect((await template(`?parent_uuid=${customerId}`)).status).toBe(404);
  });
});
