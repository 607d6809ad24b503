import { expect, test } from 'vitest';
import { z } from 'zod';
import { userAction } from '@/lib/contracts/user-actions';
import { DomainError } from '@/lib/core/errors';
import { database } from '@/lib/db/client';
import { changeCustomer } from '@/lib/services/customers/change-customer';
import { executeUserAction } from '@/lib/services/user-actions/execute-user-action';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { makeCustomer, makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { makeGroupInvitation, makePermissionRequest } from '@/lib/testing/make-group-invitation';
import { makeInvitation } from '@/lib/testing/make-invitation';
import { refreshAll } from '@/lib/testing/make-sample-marketplace';
import { testContext } from '@/lib/testing/test-context';

type Person = Awaited<ReturnType<typeof makeUser>>;

const NOW = new Date('2026-11-22T10:00:00Z');
const AT_EXPIRY = new Date('2026-11-22T10:20:00Z');

async function actionsOf(person: Person, now = NOW) {
  const { json } = await listUserActions(testContext(person, now), { page: 1, page_size: 10 });
  return z.array(userAction).parse(JSON.parse(json));
}

test('renaming an organisation renames it in the actions about its invitations and requests to join at once', async () => {
  const customer = await makeCustomer({ name: 'North Lab' });
  const project = await makeProject({ name: 'Climate', customer_id: customer.id });
  const [invited, owner] = [await makeUser(), await makeUser({ is_staff: true })];
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: customer.id });
  await makeInvitation({ customer_id: customer.id, role: 'CUSTOMER_SUPPORT', email: invited.email, now: NOW });
  await makeInvitation({ project_id: project.id, email: invited.email, now: NOW });
  const link = await makeGroupInvitation({ customer_id: customer.id, role: 'CUSTOMER_SUPPORT' });
  await makePermissionRequest(link.id, invited.id);
  await refreshAll(NOW);
  const fields = { uuid: customer.id, name: 'Northern Lab' };
  await changeCustomer(testContext(owner, NOW), fields, { requireVersion: () => undefined });
  const named = (await Promise.all([invited, owner].map((one) => actionsOf(one)))).flat();
  expect(named.map(({ organization_name }) => organization_name)).toEqual(Array(3).fill('Northern Lab'));
  expect(named.map(({ title }) => title).toSorted()).toEqual([
    'Invitation: Organisation support in Northern Lab',
    'Invitation: Project member in Climate',
    expect.stringContaining('Northern Lab'),
  ]);
});

test('an invitation leaves the list of actions at the moment when it expires, without any job', async () => {
  const invited = await makeUser();
  const project = await makeProject({ name: 'Climate' });
  await makeInvitation({ project_id: project.id, email: invited.email, expires_at: AT_EXPIRY, now: NOW });
  await refreshAll(NOW);
  const listed = async (now: Date) => (await actionsOf(invited, now)).length;
  const before = new Date(AT_EXPIRY.getTime() - 1);
  expect([await listed(NOW), await listed(before), await listed(AT_EXPIRY)]).toEqual([1, 1, 0]);
  const { id: uuid } = await database().userAction.findFirstOrThrow({ where: { user_id: invited.id } });
  const accepted = executeUserAction(testContext(invited, AT_EXPIRY), { uuid, action_key: 'accept' });
  await expect(accepted).rejects.toEqual(new DomainError('not_found'));
});
