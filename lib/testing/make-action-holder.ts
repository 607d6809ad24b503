import type { Prisma } from '@/lib/db/client';
import { makeOrder, makeToken } from '@/lib/testing/make';
import { makeAction } from '@/lib/testing/make-action';
import { makeHeldProject } from '@/lib/testing/make-held-project';

type Fields = Partial<Prisma.UserActionUncheckedCreateInput>;

/** A person with a token and a role in a project, for whom actions can be made there. */
export async function makeActionHolder(role = 'PROJECT_MANAGER') {
  const { person, project } = await makeHeldProject(role);
  return {
    person,
    project,
    token: await makeToken(person.id),
    /** An action about an order that is not there. */
    act: (fields: Fields = {}) => makeAction(person.id, project, fields),
    /** An action about an order that waits for its consumer. */
    actOnOrder: async (fields: Partial<Prisma.OrderUncheckedCreateInput> = {}) => {
      const order = await makeOrder({ project_id: project.id, ...fields });
      return { order, action: await makeAction(person.id, project, { object_id: order.id }) };
    },
  };
}
