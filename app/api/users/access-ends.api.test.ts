import { beforeAll, describe, expect, it } from 'vitest';
import { reinstateUserOperation, suspendUserOperation } from '@/lib/contracts/people/person';
import { deleteUserOperation } from '@/lib/contracts/people/purging';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { ruleNotice } from '@/lib/plugins/notification-kinds/rule-notice';
import { ruleWarning } from '@/lib/plugins/notification-kinds/rule-warning';
import { deliver } from '@/lib/services/delivery/deliver';
import { notify } from '@/lib/services/messages/notify';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { callOperation } from '@/lib/testing/call-operation';
import { makeOrder, makeProject, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

const reason = 'They left the university.';
let token = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true })).id);
});

const now = () => testContext(systemActor, new Date());

/** Somebody with an open action and two emails that wait. */
async function makeBusyPerson() {
  const { id } = await makeUser();
  const { id: project_id } = await makeProject();
  await makeRole({ user_id: id, role: 'PROJECT_MANAGER', project_id });
  await makeOrder({ project_id, created: new Date(testNow.getTime() - 5 * 86_400_000) });
  await refreshActions(now(), { actionType: null });
  await transaction(now(), async (tx) => {
    await notify(tx, ruleNotice, { subject: 'Hello', text: 'Hello' }, { to: id });
    await notify(tx, ruleWarning, { mail: 'withdrawn', action: 'Suspend the account' }, { to: id });
  });
  return id;
}

describe.each([
  { command: 'suspend', operation: suspendUserOperation },
  { command: 'delete', operation: deleteUserOperation },
])('POST /api/users/{uuid}/$command/', ({ command, operation }) => {
  it('answers 200 and in the same commit resolves open actions; emails that wait are suppressed, but those that reach such people', async () => {
    const uuid = await makeBusyPerson();
    const actions = () => database().userAction.findMany({ where: { user_id: uuid } });
    const asked = { token, params: { uuid }, body: { reason } };
    expect(await actions()).toMatchObject([{ status: 'open' }]);
    expect((await callOperation(operation, asked)).status).toBe(200);
    expect(await actions()).toMatchObject([{ status: 'resolved', resolved_reason: 'access_lost' }]);
    await deliver(now());
    const mails = await database().delivery.findMany({ where: { user_id: uuid, channel: 'email' } });
    const states = Object.fromEntries(mails.map(({ kind, reason: why, state }) => [kind, why ?? state]));
    const warning = command === 'suspend' ? 'sent' : 'inactive';
    expect(states).toMatchObject({ rule_notice: 'inactive', rule_warning: warning });
    expect(states['account_deleted']).toBe(command === 'delete' ? 'sent' : undefined);
    expect((await callOperation(reinstateUserOperation, asked)).status).toBe(200);
    expect(await actions()).toMatchObject([{ status: 'open', episode: 2 }]);
  });
});
