import type { Operation } from '@/lib/contracts/operation';
import { database } from '@/lib/db/client';
import { makeUser } from '@/lib/testing/make';
import { type ProjectCaller, withProject } from '@/lib/testing/with-project';

/** For the tests of members: a project and its organisation, and calls about the roles in them. */
export function withMembers() {
  const here = withProject();
  return Object.assign(here, {
    /** Calls an operation on the members of the project, or of the organisation. */
    inPlace: (operation: Operation, caller: ProjectCaller | null, body?: object, query = '') =>
      here.call(operation, caller, {
        params: { uuid: operation.path.includes('customers') ? here.customerId : here.projectId },
        ...(body !== undefined && { body }),
        query,
      }),
    /** Somebody without a role. */
    newcomer: async (fields: Parameters<typeof makeUser>[0] = {}) => (await makeUser(fields)).id,
    rolesOf: (userId: string) =>
      database().userRole.findMany({ where: { user_id: userId }, orderBy: { id: 'asc' }, include: { role: true } }),
    eventsAbout: (userId: string) =>
      database().event.findMany({ where: { affected_user_id: userId }, orderBy: { id: 'asc' } }),
    messagesTo: (userId: string) =>
      database().outboxMessage.findMany({ where: { user_id: userId, kind: 'role_changed' }, orderBy: { id: 'asc' } }),
  });
}

/** An instant so many hours ahead, as the API takes it. */
export function hoursAhead(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}
