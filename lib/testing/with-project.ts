import { beforeAll, beforeEach } from 'vitest';
import type { Operation } from '@/lib/contracts/operation';
import { clock } from '@/lib/core/clock';
import { addDays, dayOf } from '@/lib/core/dates';
import { database } from '@/lib/db/client';
import { type Asked, callOperation } from '@/lib/testing/call-operation';
import { dayValue, makeCustomer, makeProject, makeRole, makeToken, makeUser } from '@/lib/testing/make';

/** An owner and a manager of the organisation; a manager and a member of the project; staff, support, and one without a role. */
const people = {
  owner: { full_name: 'Olga', role: 'CUSTOMER_OWNER' },
  customerManager: { full_name: 'Carl', role: 'CUSTOMER_MANAGER' },
  staff: { full_name: 'Stella', is_staff: true },
  support: { full_name: 'Sam', is_support: true },
  stranger: { full_name: 'Nora' },
  manager: { full_name: 'Maja', role: 'PROJECT_MANAGER' },
  member: { full_name: 'Mihkel', role: 'PROJECT_MEMBER' },
} as const;
export type ProjectCaller = keyof typeof people;

const nobody = { owner: '', customerManager: '', staff: '', support: '', stranger: '', manager: '', member: '' };

/** For the tests of a file: an organisation, and before each test a new project of it, whose callers have tokens. */
export function withProject() {
  const here = { customerId: '', projectId: '', ids: { ...nobody }, tokens: { ...nobody } };

  async function add(caller: ProjectCaller): Promise<void> {
    const { role, ...fields } = { role: null, ...people[caller] };
    const { id } = await makeUser(fields);
    here.ids[caller] = id;
    here.tokens[caller] = await makeToken(id);
    if (role === null) return;
    const place = role.startsWith('CUSTOMER') ? { customer_id: here.customerId } : { project_id: here.projectId };
    await makeRole({ user_id: id, role, ...place });
  }

  beforeAll(async () => {
    here.customerId = (await makeCustomer()).id;
    for (const caller of ['owner', 'customerManager', 'staff', 'support', 'stranger'] as const) await add(caller);
  });

  beforeEach(async () => {
    here.projectId = (await makeProject({ customer_id: here.customerId })).id;
    for (const caller of ['manager', 'member'] as const) await add(caller);
  });

  return Object.assign(here, {
    /** Calls an operation of the project as one of its callers; null sends no token. */
    call: (operation: Operation, caller: ProjectCaller | null, asked: Asked = {}) =>
      callOperation(operation, {
        ...(caller !== null && { token: here.tokens[caller] }),
        ...(operation.path.includes('{uuid}') && { params: { uuid: here.projectId } }),
        ...asked,
      }),
    stored: () => database().project.findUniqueOrThrow({ where: { id: here.projectId } }),
    liveRoles: () => database().userRole.count({ where: { project_id: here.projectId, is_active: true } }),
    setEnd: (end: string | null) =>
      database().project.update({
        where: { id: here.projectId },
        data: { end_date: end === null ? null : dayValue(end) },
      }),
  });
}

/** A day so many days from today, in UTC. */
export function inDays(days: number): string {
  return addDays(dayOf(clock(), 'UTC'), days);
}

/** The status of an answer and its sentence. */
export async function detailOf(answer: Response): Promise<[number, string]> {
  return [answer.status, (await answer.json()).detail];
}

/** The statuses of calls that ran at the same time, lowest first. */
export function statusesOf(answers: readonly Response[]): number[] {
  return answers.map(({ status }) => status).toSorted((a, b) => a - b);
}
