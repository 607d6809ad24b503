import type { SourceActor, TokenScope } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { registerProviders } from '@/lib/services/user-actions/register-providers';
import { type Caller, callers, type Place } from '@/lib/testing/authorisation/callers';
import { makeCustomer, makeProject, makeRole, makeToken, makeUser } from '@/lib/testing/make';
import { makeIngestSource } from '@/lib/testing/make-ingest-source';
import { testContext } from '@/lib/testing/test-context';

const projectRoles: Partial<Record<Caller, string>> = {
  suspended: 'PROJECT_MANAGER',
  member: 'PROJECT_MEMBER',
  manager: 'PROJECT_MANAGER',
  admin: 'PROJECT_ADMIN',
};
const customerRoles: Partial<Record<Caller, string>> = {
  owner: 'CUSTOMER_OWNER',
  customerManager: 'CUSTOMER_MANAGER',
  customerSupport: 'CUSTOMER_SUPPORT',
};

const sources: Partial<Record<Caller, SourceActor['sends']>> = {
  alertmanagerSource: 'alertmanager',
  eventSource: 'events',
};

const scopes: Partial<Record<Caller, TokenScope>> = { readToken: 'read', ingestToken: 'ingest' };

type Person = Awaited<ReturnType<typeof makeUser>>;
type Project = Awaited<ReturnType<typeof makeProject>>;

/** Everybody who calls, with a token each and a person, who for other systems is somebody that never calls; the projects that they call about, and a person at work in each of those. */
export type TestUsers = {
  people: ReadonlyMap<Caller, { person: Person; token: string }>;
  projects: Readonly<Record<Place, Project>>;
  /** A manager of each project, who never calls. */
  colleagues: Readonly<Record<Place, Person>>;
};

/** Makes the users of the authorisation tests, and what an installation has from its first start. */
export async function makeTestUsers(): Promise<TestUsers> {
  await registerProviders(testContext());
  const customer = await makeCustomer();
  const projects = {
    sameProject: await makeProject({ customer_id: customer.id }),
    otherProject: await makeProject({ customer_id: customer.id }),
    otherCustomer: await makeProject(),
  };
  const people = new Map<Caller, { person: Person; token: string }>();
  for (const caller of callers) people.set(caller, await makeCaller(caller, projects.sameProject));
  const colleague = async ({ id: project_id }: Project) => {
    const person = await makeUser();
    await makeRole({ user_id: person.id, role: 'PROJECT_MANAGER', project_id });
    return person;
  };
  const colleagues = {
    sameProject: await colleague(projects.sameProject),
    otherProject: await colleague(projects.otherProject),
    otherCustomer: await colleague(projects.otherCustomer),
  };
  return { people, projects, colleagues };
}

async function makeCaller(caller: Caller, { id: project_id, customer_id }: Project) {
  const person = await makeUser({
    full_name: caller,
    is_staff: caller === 'staff' || caller in scopes,
    is_support: caller === 'support',
    ...(caller === 'suspended' && { status: 'suspended', suspended_at: clock() }),
  });
  const user_id = person.id;
  const [inProject, inCustomer] = [projectRoles[caller], customerRoles[caller]];
  if (inProject !== undefined) await makeRole({ user_id, role: inProject, project_id });
  if (inCustomer !== undefined) await makeRole({ user_id, role: inCustomer, customer_id });
  if (caller === 'committee') await makeRole({ user_id, role: 'ACCESS_COMMITTEE', in_installation: true });
  if (caller === 'exMember') await makeEndedRoles(user_id, project_id, customer_id);
  const source = sources[caller];
  if (source !== undefined) return { person, token: await makeSourceToken(source) };
  const token = await makeToken(user_id, { scope: scopes[caller] ?? 'write' });
  await database().apiToken.updateMany({ where: { user_id }, data: { last_used_at: notedAt() } });
  return { person, token };
}

/** Roles that ended in both ways: one was revoked, one expired. */
async function makeEndedRoles(user_id: string, project_id: string, customer_id: string): Promise<void> {
  const { id } = await makeRole({ user_id, role: 'PROJECT_MANAGER', project_id });
  await database().userRole.update({ where: { id }, data: { is_active: false, revoked_at: clock() } });
  const expiration_time = new Date(clock().getTime() - 1000);
  await makeRole({ user_id, role: 'CUSTOMER_OWNER', customer_id, expiration_time });
}

/** Long enough ahead that no call notes a use, however slow the machine: what refused calls change is then the calls' own doing. */
function notedAt(): Date {
  return new Date(clock().getTime() + 3_600_000);
}

async function makeSourceToken(kind: SourceActor['sends']): Promise<string> {
  const { id, token } = await makeIngestSource(kind);
  await database().ingestSource.update({ where: { id }, data: { last_used_at: notedAt() } });
  return token;
}
