import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { userAction } from '@/lib/contracts/actions/actions';
import { database, sql } from '@/lib/db/client';
import { changeCustomer } from '@/lib/services/customers/change-customer';
import { deliver } from '@/lib/services/delivery/deliver';
import { createEndDateRequest } from '@/lib/services/end-date-requests/create-end-date-request';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { executeUserAction } from '@/lib/services/user-actions/execute-user-action';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { dayValue, makeCustomer, makeProject, makeRole, makeUser, uniqueName } from '@/lib/testing/make';
import { refreshAll } from '@/lib/testing/make-sample-marketplace';
import { systemActor, testContext } from '@/lib/testing/test-context';

type Person = Awaited<ReturnType<typeof makeUser>>;

const NOW = new Date('2026-11-22T10:00:00Z');
const anyVersion = { requireVersion: () => undefined };
const on = (day: string) => new Date(`${day}T10:00:00Z`);

beforeEach(async () => {
  await database().$executeRaw(sql`TRUNCATE user_account, customer, user_action, outbox_message CASCADE`);
});

async function make(fields: Parameters<typeof makeProject>[0] = {}) {
  const project = await makeProject({ name: 'Climate', ...fields });
  const [manager, owner, member] = [await makeUser(), await makeUser(), await makeUser()];
  await makeRole({ user_id: manager.id, role: 'PROJECT_MANAGER', project_id: project.id });
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: project.customer_id });
  await makeRole({ user_id: member.id, role: 'PROJECT_MEMBER', project_id: project.id });
  return { project, manager, owner, member };
}

async function actionsOf(person: Person, now = NOW) {
  const { json } = await listUserActions(testContext(person, now), { page: 1, page_size: 100 });
  return z.array(userAction).parse(JSON.parse(json));
}

const keysOf = async (person: Person) =>
  (await actionsOf(person)).map(({ corrective_actions }) => corrective_actions.map(({ key }) => key));

async function execute(person: Person, action_key: string) {
  const [action] = await actionsOf(person);
  return executeUserAction(testContext(person, NOW), { uuid: action?.uuid ?? '', action_key });
}

describe('project_ending', () => {
  test.each([
    ['2026-11-21', null, null],
    ['2026-11-22', 'low', 'Project ends in 30 days.'],
    ['2026-12-08', 'low', 'Project ends in 14 days.'],
    ['2026-12-15', 'medium', 'Project ends in 7 days.'],
    ['2026-12-21', 'high', 'Project ends tomorrow.'],
    ['2026-12-22', 'high', 'Project ends today.'],
    ['2026-12-23', 'high', 'Project ended on 22 December 2026.'],
  ])('on %s is %s: %s', async (day, urgency, description) => {
    const { owner, member } = await make({ end_date: dayValue('2026-12-22') });
    await refreshAll(on(day));
    const [action] = await actionsOf(owner, on(day));
    expect([action?.urgency ?? null, action?.description ?? null]).toEqual([urgency, description]);
    expect(await actionsOf(member, on(day))).toEqual([]);
  });

  test('counts to the last day with grace, is high in grace, and is due at the end of that day in the zone of the project', async () => {
    const { manager, project } = await make({
      end_date: dayValue('2026-11-20'),
      grace_period_days: 20,
      time_zone: 'Asia/Tokyo',
    });
    await refreshAll(NOW);
    expect(await actionsOf(manager)).toMatchObject([
      {
        title: 'Project ending: Climate',
        description: 'Project is in grace until 10 December 2026.',
        urgency: 'high',
        due_date: expect.stringContaining('2026-12-10T14:59:59.999'),
        route_name: 'project-details',
        route_params: { project_uuid: project.id },
      },
    ]);
  });

  test('offers owners to extend and to let it end, and others to ask, while nobody has', async () => {
    const { manager, owner } = await make({ end_date: dayValue('2026-12-01') });
    await refreshAll(NOW);
    expect(await keysOf(owner)).toEqual([['view_project', 'extend_project', 'let_it_end']]);
    expect(await keysOf(manager)).toEqual([['view_project', 'ask_to_extend']]);
    await execute(manager, 'ask_to_extend');
    expect(await keysOf(manager)).toEqual([['view_project']]);
    const [asked] = await database().endDateChangeRequest.findMany();
    expect(asked).toMatchObject({ created_by_id: manager.id, requested_end_date: dayValue('2027-12-01') });
  });

  test('offers to ask to whom the request lets: not by a role of its own that may change the project, but by one in its organisation', async () => {
    const { manager, project } = await make({ end_date: dayValue('2026-12-01') });
    const [editor, lead] = [await makeUser(), await makeUser()];
    const permissions = { create: [{ permission: 'PROJECT.UPDATE' }] };
    const { name: role } = await database().role.create({
      data: { name: uniqueName('PROJECT_EDITOR'), scope_type: 'project', permissions },
    });
    await makeRole({ user_id: editor.id, role, project_id: project.id });
    await makeRole({ user_id: lead.id, role: 'CUSTOMER_MANAGER', customer_id: project.customer_id });
    await refreshAll(NOW);
    expect(await keysOf(editor)).toEqual([['view_project']]);
    expect(await keysOf(lead)).toEqual([['view_project', 'ask_to_extend']]);
    await expect(execute(editor, 'ask_to_extend')).rejects.toThrow();
    await makeRole({ user_id: editor.id, role: 'PROJECT_ADMIN', project_id: project.id });
    expect(await keysOf(editor)).toEqual([['view_project', 'ask_to_extend']]);
    await database().userRole.updateMany({ where: { user_id: manager.id }, data: { expiration_time: NOW } });
    expect(await keysOf(manager)).toEqual([]);
  });

  test.each([
    ['2026-12-01', 0, 12, '2027-12-01'],
    ['2026-11-30', 0, 3, '2027-02-28'],
    ['2024-02-29', 0, 12, '2027-11-22'],
    ['2026-08-22', 0, 3, '2027-02-22'],
    ['2026-08-22', 5, 3, '2026-11-22'],
  ])(
    'extending what ends on %s with %i days of grace by %i months moves the end to %s',
    async (from, grace_period_days, months, to) => {
      const { owner, project } = await make({ end_date: dayValue(from), grace_period_days });
      const data = { key: 'PROJECT_EXTENSION_MONTHS', value: months, modified: NOW };
      await database().setting.upsert({ where: { key: data.key }, create: data, update: data });
      await refreshAll(NOW);
      expect(await actionsOf(owner)).toMatchObject([
        { corrective_actions: [{}, { method: 'PATCH', api_endpoint: `/api/projects/${project.id}/` }, {}] },
      ]);
      await execute(owner, 'extend_project');
      await database().setting.deleteMany();
      const moved = await database().project.findUniqueOrThrow({ where: { id: project.id } });
      expect(moved).toMatchObject({ end_date: dayValue(to), end_date_requested_by_id: owner.id });
    },
  );

  test('extending takes the action from everybody', async () => {
    const { manager, owner } = await make({ end_date: dayValue('2026-12-01') });
    await refreshAll(NOW);
    await execute(owner, 'extend_project');
    expect([...(await actionsOf(owner)), ...(await actionsOf(manager))]).toEqual([]);
  });

  test('follows the grace and the name of its organisation in the same commit', async () => {
    const { owner, project } = await make({ end_date: dayValue('2026-12-12') });
    await refreshAll(NOW);
    const staff = testContext(await makeUser({ is_staff: true }), NOW);
    const change = (fields: object) => changeCustomer(staff, { uuid: project.customer_id, ...fields }, anyVersion);
    await change({ name: 'New name' });
    expect(await actionsOf(owner)).toMatchObject([{ organization_name: 'New name' }]);
    await change({ grace_period_days: 60 });
    expect(await actionsOf(owner)).toEqual([]);
    await change({ grace_period_days: 0 });
    expect(await actionsOf(owner)).toMatchObject([{ description: 'Project ends in 20 days.' }]);
  });

  test('letting it end takes the action from everybody, and is not for archived organisations or deleted projects', async () => {
    const { manager, owner, project } = await make({ end_date: dayValue('2026-12-01') });
    await refreshAll(NOW);
    await execute(owner, 'let_it_end');
    expect([...(await actionsOf(owner)), ...(await actionsOf(manager))]).toEqual([]);
    expect(await database().project.findUnique({ where: { id: project.id } })).toMatchObject({ end_accepted_at: NOW });
    const archived = await makeProject({
      end_date: dayValue('2026-12-01'),
      customer_id: (await makeCustomer({ archived: true })).id,
    });
    await makeRole({ user_id: manager.id, role: 'PROJECT_MANAGER', project_id: archived.id });
    await refreshAll(NOW);
    expect(await actionsOf(manager)).toEqual([]);
  });

  test('is gone in the commit that deletes the project, with the request that waits', async () => {
    const { manager, owner, project } = await make({ end_date: dayValue('2026-12-01') });
    await refreshAll(NOW);
    await execute(manager, 'ask_to_extend');
    await deleteProject(testContext(owner, NOW), { uuid: project.id });
    const rows = await database().userAction.findMany({ orderBy: { action_type: 'asc' } });
    expect(new Set(rows.map(({ resolved_reason, status }) => `${status} ${resolved_reason}`))).toEqual(
      new Set(['resolved object_removed']),
    );
  });
});

describe('end_date_request', () => {
  const ask = (person: Person, project: string, comment = 'We need more time.') =>
    createEndDateRequest(testContext(person, NOW), { project, requested_end_date: '2027-06-30', comment });

  test('is for who may decide in the organisation, except the asker, and says who asks for what', async () => {
    const { manager, owner, project } = await make({ end_date: dayValue('2027-03-01') });
    const second = await makeUser();
    await makeRole({ user_id: second.id, role: 'CUSTOMER_OWNER', customer_id: project.customer_id });
    const { uuid } = await ask(owner, project.id);
    expect([await actionsOf(owner), await actionsOf(manager)]).toEqual([[], []]);
    expect(await actionsOf(second)).toMatchObject([
      {
        title: 'End date asked for: Climate',
        description: `${owner.full_name} asks to move the end from 1 March 2027 to 30 June 2027. We need more time.`,
        urgency: 'low',
        due_date: expect.stringContaining('2026-11-29T10:00:00'),
        route_params: { request_uuid: uuid },
        corrective_actions: [{ key: 'view_request' }, { key: 'approve' }, { key: 'reject' }],
      },
    ]);
  });

  test('follows the name of its organisation in the same commit', async () => {
    const { manager, owner, project } = await make();
    await ask(manager, project.id);
    const staff = testContext(await makeUser({ is_staff: true }), NOW);
    await changeCustomer(staff, { uuid: project.customer_id, name: 'New name' }, anyVersion);
    expect(await actionsOf(owner)).toMatchObject([{ organization_name: 'New name' }]);
  });

  test.each([
    ['2026-11-24', 'low'],
    ['2026-11-25', 'medium'],
    ['2026-11-29', 'medium'],
    ['2026-11-30', 'high'],
  ])('on %s is %s', async (day, urgency) => {
    const { manager, owner, project } = await make();
    await ask(manager, project.id);
    await refreshAll(on(day));
    expect(await actionsOf(owner, on(day))).toMatchObject([{ urgency }]);
  });

  test.each([
    ['approve', 'approved', dayValue('2027-06-30')],
    ['reject', 'rejected', null],
  ])('%s takes it from everybody, and the asker is told', async (key, state, end_date) => {
    const { manager, owner, project } = await make();
    const second = await makeUser();
    await makeRole({ user_id: second.id, role: 'CUSTOMER_OWNER', customer_id: project.customer_id });
    const { uuid } = await ask(manager, project.id);
    await execute(owner, key);
    expect([await actionsOf(owner), await actionsOf(second)]).toEqual([[], []]);
    expect(await database().endDateChangeRequest.findUnique({ where: { id: uuid } })).toMatchObject({ state });
    expect(await database().project.findUnique({ where: { id: project.id } })).toMatchObject({ end_date });
    await deliver(testContext(systemActor, new Date(NOW.getTime() + 1_000)));
    const deliveries = await database().delivery.findMany({ where: { user_id: manager.id, kind: 'end_date_request' } });
    expect(deliveries).toMatchObject([{ state: 'sent' }]);
  });

  test('everyone who may decide is notified, and whoever loses that role is not, from that commit on', async () => {
    const { manager, owner, member, project } = await make();
    const leaving = await makeUser();
    const role = await makeRole({ user_id: leaving.id, role: 'CUSTOMER_OWNER', customer_id: project.customer_id });
    await ask(manager, project.id);
    await database().userRole.update({ where: { id: role.id }, data: { is_active: false } });
    expect(await actionsOf(leaving)).toEqual([]);
    await deliver(testContext(systemActor, new Date(NOW.getTime() + 1_000)));
    const sent = await database().delivery.findMany({ where: { kind: 'end_date_request', state: 'sent' } });
    expect(sent.map(({ user_id }) => user_id)).toEqual([owner.id]);
    expect(await actionsOf(member)).toEqual([]);
  });
});
