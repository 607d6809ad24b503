import { beforeEach, describe, expect, it } from 'vitest';
import { listChecklistChoicesOperation } from '@/lib/contracts/checklists/checklists';
import { changeCustomerOperation } from '@/lib/contracts/customers/customers';
import { readProjectOperation } from '@/lib/contracts/projects/projects';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeProject, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { makeChecklist } from '@/lib/testing/make-checklist';

let customerId = '';
let projectId = '';
const tokens = { owner: '', manager: '', stranger: '' };
type Caller = keyof typeof tokens;

beforeEach(async () => {
  customerId = (await makeCustomer()).id;
  projectId = (await makeProject({ customer_id: customerId })).id;
  const [owner, manager, stranger] = await Promise.all([makeUser(), makeUser(), makeUser()]);
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: customerId });
  await makeRole({ user_id: manager.id, role: 'PROJECT_MANAGER', project_id: projectId });
  tokens.owner = await makeToken(owner.id);
  tokens.manager = await makeToken(manager.id);
  tokens.stranger = await makeToken(stranger.id);
});

const choose = (project_metadata_checklist: string | null, caller: Caller = 'owner') =>
  callOperation(changeCustomerOperation, {
    token: tokens[caller],
    params: { uuid: customerId },
    body: { project_metadata_checklist },
  });

describe('GET /api/customers/{uuid}/checklist_choices/', () => {
  const list = (caller: Caller) =>
    callOperation(listChecklistChoicesOperation, { token: tokens[caller], params: { uuid: customerId } });

  it('answers 200 to who may choose one', async () => {
    const { id } = await makeChecklist();
    const rows: { uuid: string }[] = await (await list('owner')).json();
    expect(rows.map(({ uuid }) => uuid)).toContain(id);
  });

  it('answers 401 without a token, 403 to who only reads the organisation, and 404 to strangers', async () => {
    const params = { uuid: customerId };
    expect((await callOperation(listChecklistChoicesOperation, { params })).status).toBe(401);
    expect((await list('manager')).status).toBe(403);
    expect((await list('stranger')).status).toBe(404);
  });
});

describe('the checklist of an organisation', () => {
  const completions = () => database().checklistCompletion.findMany({ where: { project_id: projectId } });

  it('is set by owners by its address, begins a completion per project, and is saved again without another', async () => {
    const { id } = await makeChecklist();
    const answered = await choose(`https://heed.test/api/checklists-admin/${id}/`);
    expect(await answered.json()).toMatchObject({ project_metadata_checklist: id });
    expect(await completions()).toMatchObject([{ checklist_id: id }]);
    await choose(null);
    await choose(id);
    expect(await completions()).toHaveLength(1);
  });

  it('is refused with 400 when there is none, and with 403 to managers', async () => {
    expect(await (await choose(projectId)).json()).toMatchObject({
      project_metadata_checklist: ['There is no such checklist for projects.'],
    });
    expect((await choose((await makeChecklist()).id, 'manager')).status).toBe(403);
  });

  it('is shown by its answers in project_metadata, with labels for options, hidden with another and shown again with it', async () => {
    const { id, questions } = await makeChecklist([{ question_type: 'single_select', options: ['Land', 'Sea'] }]);
    await choose(id);
    const [completion] = await completions();
    const [question] = questions;
    await database().answer.create({
      data: {
        completion_id: completion?.id ?? '',
        question_id: question?.id ?? '',
        answer_data: [question?.options[1]?.id ?? ''],
        created: new Date(),
        modified: new Date(),
      },
    });
    const metadata = async () => {
      const answered = await callOperation(readProjectOperation, { token: tokens.owner, params: { uuid: projectId } });
      return (await answered.json()).project_metadata;
    };
    const shown = [
      { question_uuid: question?.id, question: 'Question 0', question_type: 'single_select', answer: ['Sea'] },
    ];
    expect(await metadata()).toEqual(shown);
    await choose((await makeChecklist()).id);
    expect(await metadata()).toEqual([]);
    await choose(null);
    expect(await metadata()).toEqual([]);
    await choose(id);
    expect(await metadata()).toEqual(shown);
    expect(await completions()).toHaveLength(2);
  });
});
