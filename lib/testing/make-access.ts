import { database, type Prisma } from '@/lib/db/client';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

const stamps = { created: testNow, modified: testNow };

/** Somebody who holds the role of the access committee. */
export async function makeCommitteeMember(fields: Parameters<typeof makeUser>[0] = {}) {
  const person = await makeUser(fields);
  const role = { name: 'ACCESS_COMMITTEE', scope_type: 'installation' };
  const { id: role_id } = await database().role.upsert({ where: { name: role.name }, create: role, update: {} });
  await database().userRole.create({ data: { user_id: person.id, role_id, in_installation: true, created: testNow } });
  return person;
}

export function makeRequirement(fields: Partial<Prisma.AccessRequirementUncheckedCreateInput> = {}) {
  return database().accessRequirement.create({ data: { name: uniqueName('requirement'), ...stamps, ...fields } });
}
