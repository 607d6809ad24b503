import { randomUUID } from 'node:crypto';
import { hashOfSecret, newSecret } from '@/lib/auth/token-hash';
import { database, type Prisma } from '@/lib/db/client';
import { testNow } from '@/lib/testing/test-context';

const stamps = { created: testNow, modified: testNow };

/** A short name that no other row has. */
export function uniqueName(word: string): string {
  return `${word}-${randomUUID().slice(0, 8)}`;
}

export function makeUser(fields: Partial<Prisma.UserUncheckedCreateInput> = {}) {
  const username = uniqueName('person');
  const data = { email: `${username}@example.org`, username, full_name: `Person ${username}`, ...stamps, ...fields };
  return database().user.create({ data });
}

/** A token's text, as its owner would send it. */
export async function makeToken(
  userId: string,
  fields: Partial<Prisma.ApiTokenUncheckedCreateInput> = {},
): Promise<string> {
  const secret = newSecret();
  const data = {
    user_id: userId,
    name: 'test',
    token_hash: hashOfSecret(secret),
    prefix: secret.slice(0, 8),
    created: testNow,
    ...fields,
  };
  await database().apiToken.create({ data });
  return secret;
}

export function makeCustomer(fields: Partial<Prisma.CustomerUncheckedCreateInput> = {}) {
  return database().customer.create({ data: { name: uniqueName('customer'), ...stamps, ...fields } });
}

export async function makeProject(fields: Partial<Prisma.ProjectUncheckedCreateInput> = {}) {
  const customer_id = fields.customer_id ?? (await makeCustomer()).id;
  return database().project.create({ data: { name: uniqueName('project'), ...stamps, ...fields, customer_id } });
}

/** An audience of these people. */
export function makeAudience(members: readonly string[] = [], name = uniqueName('audience')) {
  const data = { name, ...stamps, members: { create: members.map((user_id) => ({ user_id, created: testNow })) } };
  return database().audience.create({ data });
}

type Role = {
  user_id: string;
  role: string;
  project_id?: string;
  customer_id?: string;
  in_installation?: true;
  expiration_time?: Date;
};

/** Gives a person a role by its name, in one project, one customer or the installation. */
export async function makeRole({ role, ...held }: Role) {
  const { id } = await database().role.findUniqueOrThrow({ where: { name: role } });
  return database().userRole.create({ data: { role_id: id, created: testNow, ...held } });
}

export async function makeOffering(fields: Partial<Prisma.OfferingUncheckedCreateInput> = {}, isPrepaid = true) {
  const customer_id = fields.customer_id ?? (await makeCustomer()).id;
  const data = {
    name: uniqueName('offering'),
    offering_type: 'Support.OfferingTemplate',
    ...stamps,
    ...fields,
    customer_id,
  };
  const offering = await database().offering.create({ data });
  const component = { offering_id: offering.id, type: 'term', name: 'Term', is_prepaid: isPrepaid };
  await database().offeringComponent.create({ data: component });
  return offering;
}

export async function makeResource(fields: Partial<Prisma.ResourceUncheckedCreateInput> = {}) {
  const project_id = fields.project_id ?? (await makeProject()).id;
  const offering_id = fields.offering_id ?? (await makeOffering()).id;
  const data = { name: uniqueName('resource'), state: 'OK', ...stamps, ...fields, project_id, offering_id };
  return database().resource.create({ data });
}

export async function makeOrder(fields: Partial<Prisma.OrderUncheckedCreateInput> = {}) {
  const project_id = fields.project_id ?? (await makeProject()).id;
  const offering_id = fields.offering_id ?? (await makeOffering()).id;
  const data = { order_type: 'CREATE', state: 'PENDING_CONSUMER', ...stamps, ...fields, project_id, offering_id };
  return database().order.create({ data });
}

/** A day as Prisma takes it. */
export function dayValue(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
