import { createOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import { createEndDateRequestOperation } from '@/lib/contracts/projects/end-date-requests';
import { addDays, type Day, dayOf } from '@/lib/core/dates';
import { database } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { createEndDateRequest } from '@/lib/services/end-date-requests/create-end-date-request';
import { changeProjectMember } from '@/lib/services/members/change-project-member';
import { cancelOrder } from '@/lib/services/orders/cancel-order';
import { placeOrder } from '@/lib/services/orders/place-order';
import { setOrderDone } from '@/lib/services/orders/set-order-done';
import { setOrderErred } from '@/lib/services/orders/set-order-erred';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { contextOf } from '@/prisma/demo/context-of';
import type { demoOfferings } from '@/prisma/demo/places';

type OfferingKey = (typeof demoOfferings)[number]['key'];
type Ordered = { project: string; offering: OfferingKey; name: string; start_date?: Day; request_comment?: string };

const DAY_HOURS = 24;
const WEEK_MS = 7 * DAY_HOURS * 3_600_000;

/**
 * What happened to the projects of the demo: one was deleted, with somebody in it who can’t come back; another end date is
 * asked for; a role ends soon; and orders are in every state that those of the import are not in.
 */
export async function playProjects(): Promise<void> {
  const herbarium = await projectOf('herbarium');
  await deleteProject(await contextOf('olga', 12 * DAY_HOURS), { uuid: herbarium });
  const max = await contextOf('max', 6);
  const today = dayOf(max.now, 'UTC');
  const request = {
    project: await projectOf('climate'),
    requested_end_date: addDays(today, 250),
    comment: 'The last ships are back in August.',
  };
  await createEndDateRequest(max, createEndDateRequestOperation.body.parse(request));
  await playOrders(max, await contextOf('olga', 4), today);
  await endRole(await contextOf('olga', 3));
}

/** A role of Petra ends in a week. */
async function endRole(olga: Ctx): Promise<void> {
  const { id: user } = await database().user.findUniqueOrThrow({ where: { external_id: 'demo-petra' } });
  const expiration_time = new Date(olga.now.getTime() + WEEK_MS).toISOString();
  await changeProjectMember(olga, { uuid: await projectOf('climate'), role: 'PROJECT_ADMIN', user, expiration_time });
}

async function playOrders(max: Ctx, provider: Ctx, today: Day): Promise<void> {
  const done = await order(max, { project: 'climate', offering: 'storage', name: 'buoy-readings' });
  await setOrderDone(provider, { uuid: done });
  const failed = await order(max, { project: 'climate', offering: 'cluster', name: 'hindcast-queue' });
  await setOrderErred(provider, { uuid: failed, error_message: 'No nodes with enough memory.', error_traceback: '' });
  await order(max, { project: 'genomics', offering: 'licence', name: 'assembler', request_comment: 'For two seats.' });
  await order(max, { project: 'sensors', offering: 'storage', name: 'sensor-log' });
  await order(max, { project: 'climate', offering: 'storage', name: 'ensemble-archive' });
  const next = addDays(today, 30);
  await order(max, { project: 'climate', offering: 'cluster', name: 'spring-runs', start_date: next });
  const late = await order(max, { project: 'climate', offering: 'cluster', name: 'summer-runs', start_date: next });
  await cancelOrder(max, { uuid: late });
}

async function order(ctx: Ctx, { name, offering, project, ...fields }: Ordered): Promise<string> {
  const { id } = await database().offering.findUniqueOrThrow({ where: { external_id: `demo-${offering}` } });
  const given = { ...fields, project: await projectOf(project), offering: id, attributes: { name } };
  return (await placeOrder(ctx, createOrderOperation.body.parse(given))).uuid;
}

async function projectOf(key: string): Promise<string> {
  return (await database().project.findUniqueOrThrow({ where: { external_id: `demo-${key}` } })).id;
}
