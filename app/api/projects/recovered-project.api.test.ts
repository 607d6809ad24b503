import { describe, expect, it } from 'vitest';
import { deleteProjectOperation, recoverProjectOperation } from '@/lib/contracts/projects/ends';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeOrder, makeProject } from '@/lib/testing/make';
import { inDays, withProject } from '@/lib/testing/with-project';

const here = withProject();
const remove = () => here.call(deleteProjectOperation, 'staff');
const recover = (body: object = {}) => here.call(recoverProjectOperation, 'owner', { body });

describe('POST /api/projects/{uuid}/recover/', () => {
  it.each(['blocked', 'archived'])('answers 422 in an organisation that is %s, and nothing is done', async (how) => {
    const { id: customer_id } = await makeCustomer({ [how]: true });
    const { id } = await makeProject({ customer_id, is_removed: true, removed_at: clock() });
    const asked = { token: here.tokens.staff, params: { uuid: id }, body: {} };
    expect((await callOperation(recoverProjectOperation, asked)).status).toBe(422);
    expect(await database().project.findUnique({ where: { id } })).toMatchObject({ is_removed: true });
  });

  it('answers 200 with an end date that the caller asked for, and with nobody who asked for none', async () => {
    for (const [end_date, requester] of [
      [inDays(9), here.ids.owner],
      [null, null],
    ] as const) {
      await remove();
      expect((await recover({ end_date })).status).toBe(200);
      expect(await here.stored()).toMatchObject({ end_date_requested_by_id: requester });
    }
  });

  it('leaves orders canceled, and the review closed', async () => {
    const { id } = await makeOrder({ project_id: here.projectId });
    const review = await database().permissionReview.create({ data: { project_id: here.projectId, created: clock() } });
    await remove();
    const closed = await database().permissionReview.findUniqueOrThrow({ where: { id: review.id } });
    expect(closed).toMatchObject({ closed: expect.any(Date), reviewer_id: null });
    expect((await recover()).status).toBe(200);
    expect(await database().order.findUnique({ where: { id } })).toMatchObject({ state: 'CANCELED' });
    expect(await database().permissionReview.findMany({ where: { project_id: here.projectId } })).toEqual([closed]);
  });
});
