import { describe, expect, it } from 'vitest';
import { executeUserActionOperation } from '@/lib/contracts/actions/actions';
import { updateUserActionsOperation } from '@/lib/contracts/actions/providers';
import { database } from '@/lib/db/client';
import { actionProviders } from '@/lib/plugins/providers/registry';
import { registerProviders } from '@/lib/services/user-actions/register-providers';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeProject, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { makeActionHolder } from '@/lib/testing/make-action-holder';
import { testContext } from '@/lib/testing/test-context';

const nobodysUuid = '00000000-0000-7000-8000-000000000000';
const approve = { action_label: 'Approve order' };

async function makeKnocker() {
  const holder = await makeActionHolder();
  const { order, action } = await holder.actOnOrder();
  const execute = (body: unknown = approve, token: string | undefined = holder.token, uuid = action.id) =>
    callOperation(executeUserActionOperation, { params: { uuid }, body, ...(token && { token }) });
  const state = async () => (await database().order.findUniqueOrThrow({ where: { id: order.id } })).state;
  return { ...holder, order, action, execute, state };
}

describe('POST /api/user-actions/{uuid}/execute_action/', () => {
  it.each([
    { action_label: 'Approve order' },
    { action_label: '  aPPROVE oRDER ' },
    { action_key: 'approve_order' },
    { action_key: 'approve_order', action_label: 'whatever it is called now' },
  ])('answers 200 to %j and does it', async (body) => {
    const { execute, state } = await makeKnocker();
    const answer = await execute(body);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { action: 'completed', message: 'The order is approved.', metadata: { order_state: 'executing' } },
    ]);
    expect(await state()).toBe('EXECUTING');
  });

  it('answers 200 with where to go for what only leads somewhere', async () => {
    const { execute, action, state } = await makeKnocker();
    const answer = await execute({ action_label: 'View order details' });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        action: 'navigate',
        message: expect.any(String),
        redirect_url: `/actions/${action.id}`,
        metadata: expect.anything(),
      },
    ]);
    expect(await state()).toBe('PENDING_CONSUMER');
  });

  it.each([
    ['action_label', {}],
    ['action_label', { action_label: '   ' }],
    ['action_label', { action_label: 7 }],
    ['action_key', { action_key: '' }],
    ['label', { label: 'Approve order' }],
  ])('answers 400 that names %s', async (name, body) => {
    const { execute, state } = await makeKnocker();
    const answer = await execute(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty(name);
    expect(await state()).toBe('PENDING_CONSUMER');
  });

  it('answers 401 without a token', async () => {
    const { execute } = await makeKnocker();
    expect((await execute(approve, '')).status).toBe(401);
  });

  it('answers 403 when the order has moved to a project where the caller may not approve', async () => {
    const { execute, order, person, state } = await makeKnocker();
    const project = await makeProject();
    await makeRole({ user_id: person.id, role: 'PROJECT_MEMBER', project_id: project.id });
    await database().order.update({ where: { id: order.id }, data: { project_id: project.id } });
    const answer = await execute();
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'not_allowed' }]);
    expect(await state()).toBe('PENDING_CONSUMER');
  });

  it.each([{ action_label: 'Approve' }, { action_key: 'renew_resource' }, { action_label: 'constructor' }])(
    'answers 404 to %j, which it does not offer',
    async (body) => {
      const { execute, state } = await makeKnocker();
      const answer = await execute(body);
      expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'not_found' }]);
      expect(await state()).toBe('PENDING_CONSUMER');
    },
  );

  it('answers 404 to an action of others and to none', async () => {
    const { execute } = await makeKnocker();
    expect((await execute(approve, await makeToken((await makeUser()).id))).status).toBe(404);
    expect((await execute(approve, undefined, nobodysUuid)).status).toBe(404);
  });

  it('answers 409 when the order has moved on', async () => {
    const { execute, order } = await makeKnocker();
    await database().order.update({ where: { id: order.id }, data: { state: 'CANCELED' } });
    const answer = await execute();
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'moved_on' }]);
  });

  it('answers 422 with the rule that forbids it', async () => {
    const { execute, project, state } = await makeKnocker();
    const customer = await makeCustomer({ blocked: true });
    await database().project.update({ where: { id: project.id }, data: { customer_id: customer.id } });
    const answer = await execute();
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'rule_broken' }]);
    expect(await state()).toBe('PENDING_CONSUMER');
  });
});

describe('POST /api/user-actions/update_actions/', () => {
  const tokenOf = async (is_staff: boolean) => makeToken((await makeUser({ is_staff })).id);

  it.each([
    ['one provider', { body: { provider_action_type: 'pending_order' } }, 'pending_order'],
    ['all, by null', { body: { provider_action_type: null } }, null],
    ['all, by an empty object', { body: {} }, null],
    ['all, by no body', {}, null],
  ])('answers 202 to staff: %s', async (_, asked, provider_action_type) => {
    const answer = await callOperation(updateUserActionsOperation, { token: await tokenOf(true), ...asked });
    const message = `The refresh of ${provider_action_type ?? 'all providers'} is scheduled.`;
    const expected = { status: 'scheduled', message, provider_action_type };
    expect([answer.status, await answer.json()]).toEqual([202, expected]);
  });

  it('answers 202 with what will happen while a provider or all actions are off, and asks for nothing', async () => {
    const token = await tokenOf(true);
    await registerProviders(testContext());
    const types = actionProviders.map(({ actionType }) => actionType);
    const ask = async (provider_action_type: string | null) => {
      const before = await database().outboxMessage.count();
      const answer = await callOperation(updateUserActionsOperation, { token, body: { provider_action_type } });
      const { message, status } = await answer.json();
      return [answer.status, status, message, (await database().outboxMessage.count()) - before];
    };
    const turn = (is_enabled: boolean, action_type: string[]) =>
      database().userActionProvider.updateMany({ where: { action_type: { in: action_type } }, data: { is_enabled } });
    await turn(false, ['pending_order']);
    const off = 'The provider pending_order is turned off, so nothing is refreshed.';
    expect(await ask('pending_order')).toEqual([202, 'disabled', off, 0]);
    const others = 'The refresh of all providers is scheduled, except those turned off: pending_order.';
    expect(await ask(null)).toEqual([202, 'scheduled', others, 1]);
    await turn(false, types);
    expect(await ask(null)).toEqual([202, 'disabled', 'All providers are turned off, so nothing is refreshed.', 0]);
    await turn(true, types);
    await database().setting.create({
      data: { key: 'USER_ACTIONS_ENABLED', value: false, modified: testContext().now },
    });
    const none = 'User actions are turned off, so nothing is refreshed.';
    expect(await ask(null)).toEqual([202, 'disabled', none, 0]);
    expect(await ask('pending_order')).toEqual([202, 'disabled', none, 0]);
    await database().setting.deleteMany();
  });

  const known = `Must be one of ${actionProviders.map(({ actionType }) => actionType).join(', ')}.`;
  it.each([
    ['no_such_type', known],
    ['', known],
    ['__proto__', known],
    [7, 'Must be text.'],
  ])('answers 400 to the type %j, saying what it may be', async (provider_action_type, sentence) => {
    const body = { provider_action_type };
    const answer = await callOperation(updateUserActionsOperation, { token: await tokenOf(true), body });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ provider_action_type: [sentence] });
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(updateUserActionsOperation)).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    const answer = await callOperation(updateUserActionsOperation, { token: await tokenOf(false) });
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'not_allowed' }]);
  });
});
