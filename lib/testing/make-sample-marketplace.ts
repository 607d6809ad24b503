import type { Prisma } from '@/lib/db/client';
import { database } from '@/lib/db/client';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import {
  makeCustomer,
  makeOffering,
  makeOrder,
  makeProject,
  makeResource,
  makeRole,
  makeUser,
} from '@/lib/testing/make';
import { testContext, testNow } from '@/lib/testing/test-context';

const DAY_MS = 86_400_000;

/** A project with a manager, an owner of its customer and a member, and an offering to order from. */
export async function makeSampleMarketplace(fields: { project?: Partial<Prisma.ProjectUncheckedCreateInput> } = {}) {
  const customer = await makeCustomer();
  const project = await makeProject({ ...fields.project, customer_id: customer.id });
  const [manager, owner, member] = await Promise.all([makeUser(), makeUser(), makeUser()]);
  await makeRole({ user_id: manager.id, role: 'PROJECT_MANAGER', project_id: project.id });
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: customer.id });
  await makeRole({ user_id: member.id, role: 'PROJECT_MEMBER', project_id: project.id });
  const offering = await makeOffering({ customer_id: customer.id });
  const place = { project_id: project.id, offering_id: offering.id };
  return {
    customer,
    project,
    offering,
    manager,
    owner,
    member,
    /** An order that has waited for some days. */
    orderWaiting: (days: number, more: Partial<Prisma.OrderUncheckedCreateInput> = {}) =>
      makeOrder({ ...place, created: new Date(testNow.getTime() - days * DAY_MS), ...more }),
    /** A resource that ends some days from the tests' day, in UTC. */
    resourceEnding: (inDays: number, more: Partial<Prisma.ResourceUncheckedCreateInput> = {}) =>
      makeResource({ ...place, end_date: dayFromNow(inDays), ...more }),
  };
}

/** The day some days from the tests' day, as Prisma takes it. */
export function dayFromNow(days: number): Date {
  const today = new Date(testNow.toISOString().slice(0, 10));
  return new Date(today.getTime() + days * DAY_MS);
}

/** Runs every provider as the periodic job does, at an instant. */
export function refreshAll(now: Date = testNow) {
  return refreshActions(testContext(undefined, now), { actionType: null });
}

/** The rows of one person about one object, whatever their state. */
export function actionsOf(user_id: string, object_id?: string) {
  const where = object_id === undefined ? { user_id } : { user_id, object_id };
  return database().userAction.findMany({ where, orderBy: [{ created: 'asc' }, { id: 'asc' }] });
}
