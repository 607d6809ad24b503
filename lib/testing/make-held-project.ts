import type { Prisma } from '@/lib/db/client';
import { makeProject, makeRole, makeUser } from '@/lib/testing/make';

/** A project and a person who holds one role: in the project, or for CUSTOMER_ roles in its customer. */
export async function makeHeldProject(role: string, fields: Partial<Prisma.ProjectUncheckedCreateInput> = {}) {
  const [person, project] = await Promise.all([makeUser(), makeProject(fields)]);
  const scope = role.startsWith('CUSTOMER_') ? { customer_id: project.customer_id } : { project_id: project.id };
  await makeRole({ user_id: person.id, role, ...scope });
  return { person, project };
}
