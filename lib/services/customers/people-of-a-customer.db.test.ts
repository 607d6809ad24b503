import { expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { readCustomerRow } from '@/lib/services/customers/customer-shape';
import { makeCustomer, makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { rowsReadOf } from '@/lib/testing/rows-read-of';
import { testContext } from '@/lib/testing/test-context';

const OTHERS = 2_000;

test('the people of an organisation are counted without reading the roles of others', async () => {
  const { id: customerId } = await makeCustomer();
  const { id: projectId } = await makeProject({ customer_id: customerId });
  const [owner, member, left] = await Promise.all([makeUser(), makeUser(), makeUser()]);
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: customerId });
  await makeRole({ user_id: owner.id, role: 'PROJECT_MEMBER', project_id: projectId });
  await makeRole({ user_id: member.id, role: 'PROJECT_MEMBER', project_id: projectId });
  await makeRole({ user_id: left.id, role: 'PROJECT_MEMBER', project_id: projectId, expiration_time: new Date(0) });
  const elsewhere = await makeProject();
  await database().$executeRaw(sql`
    WITH person AS (
      INSERT INTO user_account (email, username, full_name, created, modified)
      SELECT 'other-' || i || '@example.org', 'other-' || i, 'Other', now(), now() FROM generate_series(1, ${OTHERS}::int) AS i
      RETURNING id)
    INSERT INTO user_role (user_id, role_id, project_id, created)
    SELECT person.id, role.id, ${elsewhere.id}::uuid, now() FROM person JOIN role ON role.name = 'PROJECT_MEMBER'`);
  await database().$executeRaw(sql`ANALYZE user_role, user_account, project`);
  const staff = testContext(await makeUser({ is_staff: true }));
  expect((await readCustomerRow(staff, customerId)).users_count).toBe(2);
  expect(await rowsReadOf('user_role', (db) => readCustomerRow({ ...staff, db }, customerId))).toBeLessThan(50);
});
