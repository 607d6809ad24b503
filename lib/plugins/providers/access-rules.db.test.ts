import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { providerOf } from '@/lib/plugins/providers/registry';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import {
  clearInstallation,
  type Installation,
  makeInstallation,
  nth,
  plannedInstallation,
} from '@/lib/testing/installation';
import { testContext, testNow } from '@/lib/testing/test-context';

vi.mock(import('@/lib/plugins/providers/registry'), async (load) => {
  const { withSamples } = await import('@/lib/testing/with-samples');
  return withSamples(await load());
});

/** An installation takes a second or two to make on a busy computer. */
const RUNS = 4;
const LONGEST_MS = 120_000;

const types = [
  'sample_customer',
  'sample_not_the_asker',
  'sample_customer_not_the_asker',
  'sample_staff',
  'sample_committee',
] as const;

type Shown = { correctives: readonly string[]; uuid: string };

/** What a person's list shows of the samples: type, order and what can be done about it. */
async function listOf(person: Installation['people'][number]): Promise<Map<string, Shown>> {
  const caller = await database().user.findUniqueOrThrow({ where: { id: person.id } });
  const { json } = await listUserActions(testContext(caller), { page: 1, page_size: 300 });
  const rows: { uuid: string; action_type: string; route_params: object; corrective_actions: { key: string }[] }[] =
    JSON.parse(json);
  const known = await database().userAction.findMany({ select: { id: true, object_id: true } });
  const objectOf = new Map(known.map(({ id, object_id }) => [id, object_id]));
  return new Map(
    rows.map(({ uuid, action_type, corrective_actions }) => [
      `${action_type} ${objectOf.get(uuid)}`,
      { uuid, correctives: corrective_actions.map(({ key }) => key) },
    ]),
  );
}

/** The same by the rules in plain words, from the rows as they are. */
async function expectedOf(person: { id: string }): Promise<Map<string, readonly string[]>> {
  const { status, is_staff } = await database().user.findUniqueOrThrow({ where: { id: person.id } });
  const held = await database().userRole.findMany({
    where: {
      user_id: person.id,
      is_active: true,
      OR: [{ expiration_time: null }, { expiration_time: { gt: testNow } }],
    },
    include: { role: { include: { permissions: true } } },
  });
  const orders = await database().order.findMany({ where: { state: 'ERRED' }, include: { project: true } });
  const expected = new Map<string, readonly string[]>();
  for (const { id, project, created_by_id } of orders) {
    const inProject = held.filter(({ project_id }) => project_id === project.id);
    const inCustomer = held.filter(({ customer_id }) => customer_id === project.customer_id);
    const grants = (roles: typeof held, permission: string) =>
      roles.some(({ role }) => role.permissions.some((granted) => granted.permission === permission));
    const isAsker = created_by_id === person.id;
    const lets: Record<(typeof types)[number], boolean> = {
      sample_customer: grants(inCustomer, 'CUSTOMER.UPDATE_PERMISSION'),
      sample_not_the_asker: [...inProject, ...inCustomer].length > 0 && !isAsker,
      sample_customer_not_the_asker: inCustomer.length > 0 && !isAsker,
      sample_staff: is_staff,
      sample_committee: held.some(({ role }) => role.name === 'ACCESS_COMMITTEE') && !isAsker,
    };
    const mayEnd = is_staff || grants(inCustomer, 'PROJECT.DELETE');
    for (const type of types) {
      if (status !== 'active' || !lets[type]) continue;
      expected.set(`${type} ${id}`, ['view_order', mayEnd ? 'let_it_end' : 'ask_to_extend']);
    }
  }
  return expected;
}

async function expectListsByRule({ people }: Installation): Promise<void> {
  for (const person of people.filter(({ status }) => status === 'active')) {
    const expected = await expectedOf(person);
    const shown = await listOf(person);
    const samples = [...shown].filter(([key]) => key.startsWith('sample_') && !key.startsWith('sample_own'));
    expect(new Map(samples.map(([key, { correctives }]) => [key, correctives]))).toEqual(expected);
  }
}

async function makeSample(planned: Parameters<typeof makeInstallation>[0]): Promise<Installation> {
  await clearInstallation();
  const world = await makeInstallation({ ...planned, orders: [], resources: [] });
  await providerOf('sample_staff')?.sample({ db: database(), now: testNow, ...world });
  const orders = await database().order.findMany({ where: { created_by_id: null }, orderBy: { id: 'asc' } });
  for (const [at, { id }] of orders.entries()) {
    await database().order.update({ where: { id }, data: { created_by_id: nth(world.people, at).id } });
  }
  return world;
}

test(
  'whatever roles people hold, they are shown exactly what the rules let them see and do',
  async () => {
    const property = fc.asyncProperty(plannedInstallation, async (planned) => {
      const world = await makeSample(planned);
      await refreshActions(testContext(), { actionType: null });
      await expectListsByRule(world);
    });
    await fc.assert(property, { numRuns: RUNS });
  },
  LONGEST_MS,
);

test(
  'a role, a flag or a right that is lost ends what it showed, with no refresh having run',
  async () => {
    const property = fc.asyncProperty(plannedInstallation, fc.nat(9), async (planned, which) => {
      const world = await makeSample(planned);
      await refreshActions(testContext(), { actionType: null });
      const roles = await database().userRole.findMany({ orderBy: { id: 'asc' } });
      await database().userRole.updateMany({ where: { id: nth(roles, which).id }, data: { is_active: false } });
      await database().user.updateMany({ where: { id: nth(world.people, which).id }, data: { is_staff: false } });
      const orders = await database().order.findMany({ orderBy: { id: 'asc' } });
      await database().order.updateMany({
        where: { id: nth(orders, which).id },
        data: { created_by_id: nth(world.people, which).id },
      });
      await expectListsByFewer(world);
    });
    await fc.assert(property, { numRuns: RUNS });
  },
  LONGEST_MS,
);

/** Without a refresh nothing new appears, and nothing that the rules forbid is left. */
async function expectListsByFewer({ people }: Installation): Promise<void> {
  for (const person of people.filter(({ status }) => status === 'active')) {
    const expected = await expectedOf(person);
    const samples = [...(await listOf(person)).keys()].filter((key) => key.startsWith('sample_'));
    expect(samples.filter((key) => !expected.has(key) && !key.startsWith('sample_own'))).toEqual([]);
  }
}
