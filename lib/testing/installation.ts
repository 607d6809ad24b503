import fc from 'fast-check';
import { type Db, database } from '@/lib/db/client';
import { makeCustomer, makeOffering, makeProject, makeResource, makeUser } from '@/lib/testing/make';
import { dayFromNow } from '@/lib/testing/make-sample-marketplace';
import { testNow } from '@/lib/testing/test-context';

const HOUR_MS = 3_600_000;

export const roleNames = ['PROJECT_MANAGER', 'PROJECT_ADMIN', 'PROJECT_MEMBER', 'CUSTOMER_OWNER', 'CUSTOMER_SUPPORT'];

const oneOf = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);

/** A role that somebody has, or had, in one of the projects or in its customer. */
const heldRole = fc.record({
  role: oneOf(...roleNames),
  project: fc.nat(2),
  /** Hours from the tests' instant until it expires; negative when it has. */
  expiresIn: fc.option(fc.integer({ min: -5, max: 200 }), { freq: 2 }),
  is_active: fc.constantFrom(true, true, true, false),
});

const person = fc.record({
  status: oneOf('active', 'active', 'active', 'suspended', 'deleted'),
  full_name: oneOf('Ada', ''),
  roles: fc.uniqueArray(heldRole, {
    maxLength: 3,
    selector: ({ role, project }) => `${role} ${role.startsWith('CUSTOMER_') ? project % 2 : project}`,
  }),
});

const resource = fc.record({
  project: fc.nat(2),
  offering: fc.nat(1),
  state: oneOf('OK', 'OK', 'OK', 'UPDATING', 'TERMINATED'),
  endsIn: fc.option(fc.integer({ min: -35, max: 40 }), { freq: 6 }),
});

const order = fc.record({
  project: fc.nat(2),
  offering: fc.nat(1),
  resource: fc.option(fc.nat(5)),
  state: oneOf('PENDING_CONSUMER', 'PENDING_CONSUMER', 'PENDING_PROVIDER', 'EXECUTING', 'DONE', 'REJECTED'),
  hours: fc.integer({ min: 0, max: 240 }),
});

/** What an installation holds: three projects of two customers, two offerings, and people, resources and orders. */
export const plannedInstallation = fc.record({
  zones: fc.tuple(...[1, 2, 3].map(() => fc.constantFrom(null, 'Pacific/Kiritimati', 'America/Los_Angeles'))),
  plugin_options: fc.constantFrom({}, { resource_expiration_reminders: [20, 5] }, { renewal_months: 1 }),
  people: fc.array(person, { minLength: 2, maxLength: 6 }),
  resources: fc.array(resource, { minLength: 1, maxLength: 5 }),
  orders: fc.array(order, { minLength: 1, maxLength: 6 }),
});

type Planned = typeof plannedInstallation extends fc.Arbitrary<infer T> ? T : never;
export type Installation = Awaited<ReturnType<typeof makeInstallation>>;

/** Empties the database of everything that installations hold. */
export async function clearInstallation(): Promise<void> {
  await database().$executeRaw`TRUNCATE user_account, customer, user_action, setting, outbox_message CASCADE`;
  await database().userActionProvider.updateMany({ data: { is_enabled: true } });
}

/** Makes what was planned; numbers beyond what there is count round. */
export async function makeInstallation({ zones, plugin_options, people, resources, orders }: Planned) {
  const customers = [await makeCustomer(), await makeCustomer()];
  const projects = await inTurn(zones, (time_zone, at) =>
    makeProject({ customer_id: nth(customers, at).id, time_zone }),
  );
  const owner = nth(customers, 0).id;
  const offerings = [await makeOffering({ customer_id: owner, plugin_options }), await makeOffering({}, false)];
  const made = await inTurn(resources, ({ project, offering, state, endsIn }) =>
    makeResource({
      project_id: nth(projects, project).id,
      offering_id: nth(offerings, offering).id,
      state,
      end_date: endsIn === null ? null : dayFromNow(endsIn),
    }),
  );
  const placed = await inTurn(orders, (planned) => makeOrder(planned, projects, offerings, made));
  const users = await inTurn(people, async ({ status, full_name, roles }) => {
    const user = await makeUser({ status, full_name, suspended_at: status === 'suspended' ? testNow : null });
    for (const held of roles) await holdRole(database(), user.id, nth(projects, held.project), held);
    return user;
  });
  return { customers, projects, offerings, resources: made, orders: placed, people: users };
}

type Held = { role: string; expiresIn: number | null; is_active: boolean };

/** Gives a person a role in a project, or in its customer for the roles of customers. */
export async function holdRole(
  db: Db,
  user_id: string,
  project: { id: string; customer_id: string },
  { role, expiresIn, is_active }: Held,
) {
  const { id: role_id } = await db.role.findUniqueOrThrow({ where: { name: role } });
  const place = role.startsWith('CUSTOMER_') ? { customer_id: project.customer_id } : { project_id: project.id };
  const expiration_time = expiresIn === null ? null : hoursFromNow(expiresIn);
  return db.userRole.create({
    data: { user_id, role_id, ...place, expiration_time, is_active, created: testNow },
  });
}

function makeOrder(
  { project, offering, resource: about, state, hours }: Planned['orders'][number],
  projects: readonly { id: string }[],
  offerings: readonly { id: string }[],
  resources: readonly { id: string; project_id: string }[],
) {
  const on = about === null ? undefined : nth(resources, about);
  return database().order.create({
    data: {
      project_id: on?.project_id ?? nth(projects, project).id,
      offering_id: nth(offerings, offering).id,
      resource_id: on?.id ?? null,
      order_type: on === undefined ? 'CREATE' : 'UPDATE',
      state,
      created: hoursFromNow(-hours),
      modified: hoursFromNow(-hours),
    },
  });
}

/** One of them, counting round. */
export function nth<T>(rows: readonly T[], at: number): T {
  const row = rows[at % rows.length];
  if (row === undefined) throw new Error('There are no rows to choose from.');
  return row;
}

export function hoursFromNow(hours: number): Date {
  return new Date(testNow.getTime() + hours * HOUR_MS);
}

async function inTurn<T, R>(given: readonly T[], make: (one: T, at: number) => Promise<R>): Promise<R[]> {
  const made: R[] = [];
  for (const [at, one] of given.entries()) made.push(await make(one, at));
  return made;
}
