import { database } from '@/lib/db/client';
import { makeRole, makeUser, uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

/** A live service account of a project or a customer, with its role and no token. */
export async function makeServiceAccount(place: { project_id: string } | { customer_id: string }) {
  const username = uniqueName('robot');
  const { id: user_id } = await makeUser({ email: '', username, full_name: username, is_service_account: true });
  await makeRole({ user_id, role: 'project_id' in place ? 'PROJECT_MEMBER' : 'CUSTOMER_SUPPORT', ...place });
  return database().serviceAccount.create({ data: { user_id, ...place, created: testNow, modified: testNow } });
}
