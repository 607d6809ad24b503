import { database } from '@/lib/db/client';
import { type Caller, type Place, placeOf } from '@/lib/testing/authorisation/callers';
import { byRole, byView, type Outcome, type Outcomes, staff } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows, Question } from '@/lib/testing/authorisation/find-matrix-errors';
import { makeCustomer, uniqueName } from '@/lib/testing/make';
import { makeCustomerImage } from '@/lib/testing/make-picture';

/** CUSTOMER.UPDATE. */
const mayUpdate: readonly Caller[] = ['owner', 'staff'];
/** PROJECT.CREATE on the customer, or PROJECT.CREATE_PERMISSION. */
const mayAdmit: readonly Caller[] = ['manager', 'owner', 'customerManager', 'staff'];

export const customerRows: MatrixRows = {
  customers_list: {
    outcomes: ofCustomers((place) => byView('shown', 'hidden')[place]),
    ask: async ({ projects }, _caller, subject) => {
      const { customer_id: id } = projects[placeOf(subject)];
      const { name } = await database().customer.findUniqueOrThrow({ where: { id } });
      return { query: `?name_exact=${name}`, seeks: id };
    },
  },
  customers_read: { outcomes: ofCustomers((place) => byView(200, 404)[place]), ask: about((id) => named(id)) },
  customers_change: {
    outcomes: ofCustomers((place) => byRole(mayUpdate)[place]),
    ask: about((id) => named(id, { description: uniqueName('text') })),
  },
  customers_replace: {
    outcomes: ofCustomers((place) => byRole(mayUpdate)[place]),
    ask: async ({ projects }, _caller, subject) => {
      const { customer_id } = projects[placeOf(subject)];
      const { name } = await database().customer.findUniqueOrThrow({ where: { id: customer_id } });
      return named(customer_id, { name, description: uniqueName('text') });
    },
  },
  customers_create: {
    outcomes: { any: staff(201) },
    ask: async () => ({ body: { name: uniqueName('Organisation') } }),
  },
  customers_delete: {
    outcomes: { any: staff(204) },
    ask: async () => named((await makeCustomer()).id),
  },
  customers_image: {
    outcomes: ofCustomers((place) => byView(200, 404)[place]),
    ask: async ({ projects }, _caller, subject) => {
      const { customer_id } = projects[placeOf(subject)];
      await makeCustomerImage(customer_id);
      return named(customer_id);
    },
  },
  customers_commands: { outcomes: ofCustomers((place) => byView(200, 404)[place]), ask: about((id) => named(id)) },
  customers_stats: { outcomes: ofCustomers((place) => byView(200, 404)[place]), ask: about((id) => named(id)) },
  customers_costs: { outcomes: ofCustomers((place) => byView(200, 404)[place]), ask: about((id) => named(id)) },
  customers_broken_patterns_list: {
    outcomes: ofCustomers((place) => byView(200, 404)[place]),
    ask: about((id) => named(id)),
  },
  customers_check_restrictions: {
    outcomes: ofCustomers((place) => byRole(mayUpdate)[place]),
    ask: about((id) => named(id, { email: 'ann@university.edu' })),
  },
  projects_check_restrictions: {
    outcomes: byRole(mayAdmit),
    ask: ({ projects }, _caller, subject) => named(projects[placeOf(subject)].id, { email: 'ann@university.edu' }),
  },
};

/** A customer is the same for all its projects: who is in one of them reads it. */
function ofCustomers(of: (place: Place) => Outcomes): Readonly<Record<string, Readonly<Record<Caller, Outcome>>>> {
  return { sameProject: of('sameProject'), otherCustomer: of('otherCustomer') };
}

function named(uuid: string, body?: object): Question {
  return { params: { uuid }, ...(body !== undefined && { body }) };
}

function about(ask: (customerId: string) => Question): MatrixRow['ask'] {
  return ({ projects }, _caller, subject) => ask(projects[placeOf(subject)].customer_id);
}
