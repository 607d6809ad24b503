import { makeCustomer, makeProject, makeRole, makeToken, makeUser, uniqueName } from '@/lib/testing/make';

/** Who calls: with a role in the place, with a flag, invited, or with nothing at all. */
export type InvitedCaller = 'owner' | 'manager' | 'admin' | 'member' | 'staff' | 'support' | 'invited' | 'stranger';

/** A customer with a project, and a token of everyone who may have to do with invitations to it; they are called as they call. */
export async function makeInvitedPlace() {
  const customer = await makeCustomer({ name: uniqueName('Coastal Institute'), description: 'Studies coasts.' });
  const project = await makeProject({ customer_id: customer.id, name: 'Tidal models', description: 'About tides.' });
  const person = async (full_name: InvitedCaller, fields: Parameters<typeof makeUser>[0] = {}) => {
    const made = await makeUser({ full_name, email: `${uniqueName(full_name)}@example.org`, ...fields });
    return { ...made, token: await makeToken(made.id) };
  };
  const holder = async (caller: InvitedCaller, role: string) => {
    const made = await person(caller);
    const scope = role.startsWith('CUSTOMER') ? { customer_id: customer.id } : { project_id: project.id };
    await makeRole({ user_id: made.id, role, ...scope });
    return made;
  };
  const people = {
    owner: await holder('owner', 'CUSTOMER_OWNER'),
    manager: await holder('manager', 'PROJECT_MANAGER'),
    admin: await holder('admin', 'PROJECT_ADMIN'),
    member: await holder('member', 'PROJECT_MEMBER'),
    staff: await person('staff', { is_staff: true }),
    support: await person('support', { is_support: true }),
    invited: await person('invited'),
    stranger: await person('stranger'),
  };
  const tokenOf = (caller: InvitedCaller) => people[caller].token;
  const asOf = (caller: InvitedCaller | undefined) => (caller === undefined ? {} : { token: tokenOf(caller) });
  return { customerId: customer.id, projectId: project.id, people, tokenOf, asOf };
}

export type InvitedPlace = Awaited<ReturnType<typeof makeInvitedPlace>>;
