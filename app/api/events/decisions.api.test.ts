import { describe, expect, it } from 'vitest';
import { approveOrderOperation, rejectOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import {
  createEndDateRequestOperation,
  rejectEndDateRequestOperation,
} from '@/lib/contracts/projects/end-date-requests';
import { database } from '@/lib/db/client';
import { makeOrder } from '@/lib/testing/make';
import { inDays, withProject } from '@/lib/testing/with-project';

const here = withProject();
const eventsOf = (event_type: string) =>
  database().event.findMany({ where: { project_id: here.projectId, event_type } });

describe('a decision writes its event, with who decided', () => {
  it.each([
    ['marketplace_order_approved', approveOrderOperation],
    ['marketplace_order_rejected', rejectOrderOperation],
  ] as const)('%s', async (event_type, operation) => {
    const { id } = await makeOrder({ project_id: here.projectId });
    const decided = await here.call(operation, 'owner', { params: { uuid: id }, body: {} });
    expect(decided.status).toBe(200);
    expect(await eventsOf(event_type)).toMatchObject([
      { user_id: here.ids.owner, customer_id: here.customerId, context: { order_uuid: id } },
    ]);
  });

  it('project_end_date_change_request_rejected', async () => {
    const body = { project: here.projectId, requested_end_date: inDays(20), comment: '' };
    const { uuid } = await (await here.call(createEndDateRequestOperation, 'manager', { body })).json();
    await here.call(rejectEndDateRequestOperation, 'owner', { params: { uuid }, body: { comment: 'No.' } });
    expect(await eventsOf('project_end_date_change_request_rejected')).toMatchObject([
      { user_id: here.ids.owner, customer_id: here.customerId },
    ]);
  });
});
