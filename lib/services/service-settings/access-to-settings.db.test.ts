import { expect, test } from 'vitest';
import { mayManageAccounts } from '@/lib/services/service-accounts/may-manage-accounts';
import { accessToSettings } from '@/lib/services/service-settings/access-to-settings';
import { makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

test('the page of an organisation and of a project offer what the calls allow', async () => {
  const { customer_id, id: project_id } = await makeProject();
  const withRole = async (role: string) => {
    const person = await makeUser();
    const place = role.startsWith('CUSTOMER') ? { customer_id } : { project_id };
    await makeRole({ user_id: person.id, role, ...place });
    return testContext(person);
  };
  const offered = async (ctx: ReturnType<typeof testContext>) => [
    await accessToSettings(ctx, customer_id),
    await mayManageAccounts(ctx, { kind: 'customer', uuid: customer_id }),
    await mayManageAccounts(ctx, { kind: 'project', uuid: project_id }),
  ];
  expect(await offered(await withRole('CUSTOMER_OWNER'))).toEqual(['change', true, true]);
  expect(await offered(await withRole('CUSTOMER_MANAGER'))).toEqual(['none', false, false]);
  expect(await offered(await withRole('PROJECT_MANAGER'))).toEqual(['none', false, true]);
  expect(await offered(await withRole('PROJECT_MEMBER'))).toEqual(['none', false, false]);
  expect(await offered(testContext(await makeUser({ is_staff: true })))).toEqual(['change', true, true]);
  expect(await offered(testContext(await makeUser({ is_support: true })))).toEqual(['read', false, false]);
});
