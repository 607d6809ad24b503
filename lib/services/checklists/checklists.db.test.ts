import { beforeEach, describe, expect, test } from 'vitest';
import { createProjectOperation } from '@/lib/contracts/projects/projects';
import { database } from '@/lib/db/client';
import { changeQuestion } from '@/lib/services/checklists/change-question';
import { createQuestion } from '@/lib/services/checklists/create-question';
import { deleteQuestion } from '@/lib/services/checklists/delete-question';
import { deleteQuestionOption } from '@/lib/services/checklists/delete-question-option';
import { readProjectChecklist } from '@/lib/services/checklists/read-project-checklist';
import { submitAnswers } from '@/lib/services/checklists/submit-answers';
import { changeCustomer } from '@/lib/services/customers/change-customer';
import { createProject } from '@/lib/services/projects/create-project';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { moveProject } from '@/lib/services/projects/move-project';
import { recoverProject } from '@/lib/services/projects/recover-project';
import { importText } from '@/lib/testing/import-text';
import { makeCustomer, makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { giveChecklist, makeChecklist } from '@/lib/testing/make-checklist';
import { actionsOf, refreshAll } from '@/lib/testing/make-sample-marketplace';
import { statementsOf } from '@/lib/testing/statements-of';
import { testContext } from '@/lib/testing/test-context';

const anyVersion = { requireVersion: () => undefined };
let staff: ReturnType<typeof testContext>;
let owner: Awaited<ReturnType<typeof makeUser>>;
let customerId = '';
let projectId = '';
let checklist: Awaited<ReturnType<typeof makeChecklist>>;

beforeEach(async () => {
  staff = testContext(await makeUser({ is_staff: true }));
  customerId = (await makeCustomer()).id;
  projectId = (await makeProject({ customer_id: customerId })).id;
  owner = await makeUser();
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: customerId });
  checklist = await makeChecklist([
    { required: true, question_type: 'number' },
    { question_type: 'single_select', options: ['Land', 'Sea'] },
  ]);
  await giveChecklist(customerId, checklist.id);
});

const question = (at: number) => checklist.questions[at]?.id ?? '';
const land = () => checklist.questions[1]?.options[0]?.id ?? '';
const sea = () => checklist.questions[1]?.options[1]?.id ?? '';
const answer = (at: number, answer_data: NonNullable<unknown> | null) =>
  submitAnswers(testContext(owner), { uuid: projectId, answers: [{ question_uuid: question(at), answer_data }] });
const shown = () => readProjectChecklist(testContext(owner), { uuid: projectId });
const completionsOf = (project_id: string) =>
  database().checklistCompletion.findMany({ where: { project_id }, orderBy: { id: 'asc' } });
const setChecklist = (project_metadata_checklist: string | null) =>
  changeCustomer(staff, { uuid: customerId, project_metadata_checklist }, anyVersion);

describe('a completion begins', () => {
  test('with a project that is created or imported', async () => {
    const given = createProjectOperation.body.parse({ name: 'New', customer: customerId });
    const { uuid } = await createProject(staff, given, { file: null });
    expect(await completionsOf(uuid)).toMatchObject([{ checklist_id: checklist.id }]);
    const external_id = `customer-${customerId}`;
    await database().customer.update({ where: { id: customerId }, data: { external_id } });
    await importText(
      JSON.stringify({ type: 'project', external_id: customerId, customer: external_id, name: 'Imported' }),
    );
    const { id } = await database().project.findUniqueOrThrow({ where: { external_id: customerId } });
    expect(await completionsOf(id)).toMatchObject([{ checklist_id: checklist.id }]);
  });

  test('when a project is moved, and the old one is kept, hidden', async () => {
    await answer(0, 3);
    const { id: customer } = await makeCustomer();
    const theirs = await makeChecklist([{ required: true }]);
    await giveChecklist(customer, theirs.id);
    await moveProject(staff, { uuid: projectId, customer, preserve_permissions: false });
    const moved = await readProjectChecklist(staff, { uuid: projectId });
    expect([moved.checklist.uuid, moved.completion.completion_percentage]).toEqual([theirs.id, 0]);
    expect(await completionsOf(projectId)).toHaveLength(2);
    expect(await database().answer.count({ where: { question_id: question(0) } })).toBe(1);
  });

  test('at 0 with another checklist; the former one comes back as it was', async () => {
    await answer(0, 3);
    await setChecklist((await makeChecklist([{}])).id);
    expect((await shown()).completion.completion_percentage).toBe(0);
    await setChecklist(checklist.id);
    expect((await shown()).completion.completion_percentage).toBe(50);
    expect(await completionsOf(projectId)).toHaveLength(2);
  });

  test('once when the checklist is set by several at once, and for deleted projects too, whose answers stay', async () => {
    const other = await makeChecklist();
    await Promise.all([setChecklist(other.id), setChecklist(other.id), setChecklist(other.id)]);
    expect(await completionsOf(projectId)).toHaveLength(2);
    await setChecklist(checklist.id);
    await answer(0, 3);
    await deleteProject(staff, { uuid: projectId });
    await setChecklist(other.id);
    await setChecklist(checklist.id);
    const recovery = { restore_team_members: false, send_invitations_to_previous_members: false };
    await recoverProject(staff, { uuid: projectId, ...recovery });
    expect((await shown()).completion.completion_percentage).toBe(50);
  });
});

describe('an answer that no longer fits its question', () => {
  test('is kept, marked and not counted, and counts again when it fits again', async () => {
    await answer(0, 7);
    expect((await shown()).completion.is_completed).toBe(true);
    await changeQuestion(staff, { uuid: question(0), max_value: 5 });
    const stale = await shown();
    expect(stale.questions[0]?.existing_answer).toMatchObject({ answer_data: 7, is_stale: true });
    expect(stale.completion).toMatchObject({ is_completed: false, completion_percentage: 0 });
    await changeQuestion(staff, { uuid: question(0), max_value: null });
    expect((await shown()).completion).toMatchObject({ is_completed: true, completion_percentage: 50 });
  });

  test.each([
    ['deleted', () => deleteQuestionOption(staff, { uuid: land() })],
    [
      'left out when the question is saved',
      () => changeQuestion(staff, { uuid: question(1), question_options: [{ uuid: sea(), label: 'At sea' }] }),
    ],
  ])('is one that uses an option that is %s, and is replaced by the next answer', async (_how, remove) => {
    await answer(1, [land()]);
    await remove();
    expect((await shown()).questions[1]?.existing_answer).toMatchObject({ answer_data: [land()], is_stale: true });
    await answer(1, [sea()]);
    expect((await shown()).questions[1]?.existing_answer).toMatchObject({ is_stale: false });
  });

  test('is one to a question of another type by now', async () => {
    await answer(0, 7);
    await changeQuestion(staff, { uuid: question(0), question_type: 'boolean' });
    expect((await shown()).questions[0]?.existing_answer).toMatchObject({ is_stale: true });
  });
});

test('a checklist that is changed while it is answered ends with every answer that does not fit marked', async () => {
  for (const bound of [10, 20, 30]) {
    await Promise.allSettled([
      answer(0, bound + 1),
      changeQuestion(staff, { uuid: question(0), max_value: bound }),
      answer(0, bound - 1),
    ]);
    const kept = (await shown()).questions[0]?.existing_answer;
    if (kept !== null && kept !== undefined) expect(kept.is_stale).toBe(Number(kept.answer_data) > bound);
  }
});

test('answers of one question given at once leave one', async () => {
  await Promise.all([1, 2, 3, 4].map((value) => answer(0, value)));
  expect(await database().answer.count({ where: { question_id: question(0) } })).toBe(1);
});

test('three answers take as many statements as one', async () => {
  const submit = (at: readonly number[]) =>
    submitAnswers(testContext(owner), {
      uuid: projectId,
      answers: at.map((one) => ({ question_uuid: question(one), answer_data: one === 0 ? 1 : [land()] })),
    });
  await submit([0]);
  const one = await statementsOf(() => submit([0]));
  expect(await statementsOf(() => submit([0, 1]))).toBe(one);
});

describe('the action of a project whose details are missing', () => {
  const titles = async () => {
    const rows = await actionsOf(owner.id);
    return rows
      .filter(({ action_type, status }) => action_type === 'metadata_checklist' && status === 'open')
      .map(({ description, title }) => [title, description]);
  };

  test('follows each answer and each change of the questions in the same commit', async () => {
    await refreshAll();
    const { name } = await database().project.findUniqueOrThrow({ where: { id: projectId } });
    const title = `Complete the details of ${name}`;
    expect(await titles()).toEqual([[title, '1 of 1 required answers is missing.']]);
    const added = { checklist: checklist.id, description: 'Why?', question_type: 'text_area', required: true } as const;
    const { uuid } = await createQuestion(staff, added);
    expect(await titles()).toEqual([[title, '2 of 2 required answers are missing.']]);
    await deleteQuestion(staff, { uuid });
    await answer(0, 3);
    expect(await titles()).toEqual([]);
    await answer(0, null);
    expect(await titles()).toHaveLength(1);
    await setChecklist(null);
    expect(await titles()).toEqual([]);
    await setChecklist(checklist.id);
    expect(await titles()).toHaveLength(1);
    await deleteProject(testContext(owner), { uuid: projectId });
    expect(await titles()).toEqual([]);
  });
});
