import { database } from '@/lib/db/client';
import { type Caller, type Place, placeOf, viewersIn } from '@/lib/testing/authorisation/callers';
import { amongViewers, byRole, byView, type Outcomes } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import type { TestUsers } from '@/lib/testing/authorisation/make-test-users';
import { uniqueName } from '@/lib/testing/make';
import { makeServiceAccount } from '@/lib/testing/make-service-account';

/** PROJECT.CREATE_PERMISSION on the project or its customer. */
const mayInProject: readonly Caller[] = ['manager', 'owner', 'staff'];
/** CUSTOMER.CREATE_PERMISSION. */
const mayInCustomer: readonly Caller[] = ['owner', 'staff'];

type Kind = 'project' | 'customer';

export const serviceAccountRows: MatrixRows = {
  project_service_accounts_list: { outcomes: byView('shown', 'hidden'), ask: listed('project') },
  project_service_accounts_read: { outcomes: byView(200, 404), ask: about('project') },
  project_service_accounts_create: {
    outcomes: {
      sameProject: created(mayInProject, 'sameProject'),
      otherProject: created(mayInProject, 'otherProject'),
      otherCustomer: created(mayInProject, 'otherCustomer'),
    },
    ask: toCreate('project'),
  },
  project_service_accounts_change: { outcomes: byRole(mayInProject), ask: about('project', 'PATCH') },
  project_service_accounts_rotate_api_key: { outcomes: byRole(mayInProject), ask: about('project') },
  project_service_accounts_close: { outcomes: byRole(mayInProject, 204), ask: about('project') },
  customer_service_accounts_list: { outcomes: ofCustomers(byView('shown', 'hidden')), ask: listed('customer') },
  customer_service_accounts_read: { outcomes: ofCustomers(byView(200, 404)), ask: about('customer') },
  customer_service_accounts_create: {
    outcomes: {
      sameProject: created(mayInCustomer, 'sameProject'),
      otherCustomer: created(mayInCustomer, 'otherCustomer'),
    },
    ask: toCreate('customer'),
  },
  customer_service_accounts_change: { outcomes: ofCustomers(byRole(mayInCustomer)), ask: about('customer', 'PATCH') },
  customer_service_accounts_rotate_api_key: { outcomes: ofCustomers(byRole(mayInCustomer)), ask: about('customer') },
  customer_service_accounts_close: { outcomes: ofCustomers(byRole(mayInCustomer, 204)), ask: about('customer') },
};

/** Whoever doesn’t read the place is told by the name of its member that there is none. */
function created(may: readonly Caller[], place: Place): Outcomes {
  return amongViewers(may, viewersIn[place], 201, 400);
}

/** A customer is the same for all its projects: who is in one of them reads it. */
function ofCustomers({ otherCustomer, sameProject }: Readonly<Record<Place, Outcomes>>) {
  return { sameProject, otherCustomer };
}

function placeIdOf({ projects }: TestUsers, kind: Kind, subject: string): string {
  const { customer_id, id } = projects[placeOf(subject)];
  return kind === 'project' ? id : customer_id;
}

function accountOf(users: TestUsers, kind: Kind, subject: string) {
  const id = placeIdOf(users, kind, subject);
  return makeServiceAccount(kind === 'project' ? { project_id: id } : { customer_id: id });
}

function listed(kind: Kind): MatrixRow['ask'] {
  return async (users, _caller, subject) => {
    const { id, user_id } = await accountOf(users, kind, subject);
    const { username } = await database().user.findUniqueOrThrow({ where: { id: user_id } });
    return { query: `?username=${username}`, seeks: id };
  };
}

function about(kind: Kind, method?: 'PATCH'): MatrixRow['ask'] {
  return async (users, _caller, subject) => ({
    params: { uuid: (await accountOf(users, kind, subject)).id },
    ...(method !== undefined && { body: { description: uniqueName('text') } }),
  });
}

function toCreate(kind: Kind): MatrixRow['ask'] {
  return async (users, _caller, subject) => {
    const { customer_id: id } = users.projects[placeOf(subject)];
    await database().customer.update({ where: { id }, data: { max_service_accounts: null } });
    return { body: { [kind]: placeIdOf(users, kind, subject), username: uniqueName('robot') } };
  };
}
