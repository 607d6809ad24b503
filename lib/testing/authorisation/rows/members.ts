import { database } from '@/lib/db/client';
import type { Caller, Place } from '@/lib/testing/authorisation/callers';
import { placeOf } from '@/lib/testing/authorisation/callers';
import {
  byRole,
  byView,
  type Outcome,
  type Outcomes,
  only,
  signedIn,
  staff,
} from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { makeRole, makeUser, uniqueName } from '@/lib/testing/make';

/** PROJECT.…_PERMISSION on the project or its customer. */
const ofProjects: readonly Caller[] = ['manager', 'owner', 'staff'];
/** CUSTOMER.…_PERMISSION. */
const ofCustomers: readonly Caller[] = ['owner', 'staff'];

let limit = 1_000;

export const memberRows: MatrixRows = {
  projects_members_list: { outcomes: byView(200, 404), ask: about('project') },
  projects_member_rights: { outcomes: byView(200, 404), ask: about('project') },
  projects_broken_patterns_list: { outcomes: byView(200, 404), ask: about('project') },
  projects_other_users_list: { outcomes: byView(200, 404), ask: about('project') },
  projects_members_add: { outcomes: byRole(ofProjects, 201), ask: aboutRole('project', false) },
  projects_members_change: { outcomes: byRole(ofProjects), ask: aboutRole('project', true) },
  projects_members_remove: { outcomes: byRole(ofProjects), ask: aboutRole('project', true) },
  projects_quotas_list: { outcomes: byView(200, 404), ask: about('project') },
  projects_quotas_change: { outcomes: byRole(ofCustomers), ask: aboutQuota('project') },
  customers_member_rights: { outcomes: inCustomers((place) => byView(200, 404)[place]), ask: about('customer') },
  customers_members_list: { outcomes: inCustomers((place) => byView(200, 404)[place]), ask: about('customer') },
  customers_other_users_list: { outcomes: inCustomers((place) => byView(200, 404)[place]), ask: about('customer') },
  customers_members_add: {
    outcomes: inCustomers((place) => byRole(ofCustomers, 201)[place]),
    ask: aboutRole('customer', false),
  },
  customers_members_change: {
    outcomes: inCustomers((place) => byRole(ofCustomers)[place]),
    ask: aboutRole('customer', true),
  },
  customers_members_remove: {
    outcomes: inCustomers((place) => byRole(ofCustomers)[place]),
    ask: aboutRole('customer', true),
  },
  customers_quotas_list: { outcomes: inCustomers((place) => byView(200, 404)[place]), ask: about('customer') },
  customers_quotas_change: {
    outcomes: inCustomers(() => staff(200)),
    ask: aboutQuota('customer'),
  },
  user_roles_list: { outcomes: { all: signedIn(200) }, ask: () => ({}) },
  user_roles_read: ofOwnRole(),
  user_roles_ask_to_extend: ofOwnRole(),
  project_quotas_list: { outcomes: { all: signedIn(200) }, ask: () => ({}) },
  customer_quotas_list: { outcomes: { all: signedIn(200) }, ask: () => ({}) },
};

type Kind = 'project' | 'customer';

/** A customer is the same for all its projects: who is in one of them reads it. */
function inCustomers(of: (place: Place) => Outcomes): Readonly<Record<string, Readonly<Record<Caller, Outcome>>>> {
  return { sameProject: of('sameProject'), otherCustomer: of('otherCustomer') };
}

function placeIn({ projects }: Parameters<MatrixRow['ask']>[0], subject: string, kind: Kind): string {
  const { customer_id, id } = projects[placeOf(subject)];
  return kind === 'project' ? id : customer_id;
}

function about(kind: Kind): MatrixRow['ask'] {
  return (testUsers, _caller, subject) => ({ params: { uuid: placeIn(testUsers, subject, kind) } });
}

/** Asks about the role of somebody new, who holds it already or not. */
function aboutRole(kind: Kind, isHeld: boolean): MatrixRow['ask'] {
  return async (testUsers, _caller, subject) => {
    const uuid = placeIn(testUsers, subject, kind);
    const { id } = await makeUser({ full_name: 'zoe' });
    const role = kind === 'project' ? 'PROJECT_MEMBER' : 'CUSTOMER_SUPPORT';
    const place = kind === 'project' ? { project_id: uuid } : { customer_id: uuid };
    if (isHeld) await makeRole({ user_id: id, role, ...place });
    const expiration_time = new Date(Date.now() + 86_400_000).toISOString();
    return { params: { uuid }, body: { user: id, role, expiration_time } };
  };
}

/** Asks for another limit each time. */
function aboutQuota(kind: Kind): MatrixRow['ask'] {
  return (testUsers, _caller, subject) => {
    limit += 1;
    // A project may not have more than its customer.
    const body = { limit: kind === 'customer' ? 100_000 + limit : limit };
    return { params: { uuid: placeIn(testUsers, subject, kind), name: 'nc_user_count' }, body };
  };
}

/** Asks about a role of a member, which ends: others don’t find it. */
function ofOwnRole(): MatrixRow {
  return {
    outcomes: { ofMember: only(['member'], 200, 404) },
    ask: async ({ people, projects }) => {
      const user_id = people.get('member')?.person.id ?? '';
      const role = await database().role.create({ data: { name: uniqueName('ROLE'), scope_type: 'project' } });
      const expiration_time = new Date(Date.now() + 86_400_000);
      const { id } = await makeRole({ user_id, role: role.name, project_id: projects.sameProject.id, expiration_time });
      return { params: { uuid: id } };
    },
  };
}
