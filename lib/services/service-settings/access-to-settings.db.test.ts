import { expect, test } from 'vitest';
import { accessToSettings } from '@/lib/services/service-settings/access-to-settings';
import { makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

test('the page of an organisation offers what the calls of service settings allow', async () => {
  const { customer_id, id: project_id } = await makeProject();
  const withRole = async (role: string) => {
    const person = await makeUser();
    const place = role.startsWith('CUSTOMER') ? { customer_id } : { project_id };
    await makeRole({ user_id: person.id, role, ...place });
    return testContext(person);
  };
  const offered = (ctx: ReturnType<typeof testContext>) => accessToSettings(ctx, customer_id);
  expect(await offered(await withRole('CUSTOMER_OWNER'))).toBe('change');
  expect(await offered(await withRole('CUSTOMER_MANAGER'))).toBe('none');
  expect(await offered(await withRole('PROJECT_MANAGER'))).toBe('none');
  expect(await offered(await withRole('PROJECT_MEMBER'))).toBe('none');
  expect(await offered(testContext(await makeUser({ is_staff: true })))).toBe('change');
  expect(await offered(testContext(await makeUser({ is_support: true })))).toBe('read');
});
