import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { hardDeleteProject } from '@/lib/services/projects/hard-delete-project';
import { moveProject } from '@/lib/services/projects/move-project';
import { closeCustomerReview } from '@/lib/services/reviews/close-customer-review';
import { closeProjectReview } from '@/lib/services/reviews/close-project-review';
import { makeCustomer, makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { actionsOf, refreshAll } from '@/lib/testing/make-sample-marketplace';
import { statementsOf } from '@/lib/testing/statements-of';
import { testContext, testNow } from '@/lib/testing/test-context';

const later = '2027-03-01T00:00:00.000Z';
let owner: Awaited<ReturnType<typeof makeUser>>;
let customerId = '';
let projectId = '';
let reviewId = '';
let roleIds: string[] = [];

beforeEach(async () => {
  customerId = (await makeCustomer()).id;
  projectId = (await makeProject({ customer_id: customerId })).id;
  owner = await makeUser();
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: customerId });
  roleIds = [];
  for (const role of ['PROJECT_MANAGER', 'PROJECT_MEMBER', 'PROJECT_ADMIN']) {
    roleIds.push((await makeRole({ user_id: (await makeUser()).id, role, project_id: projectId })).id);
  }
  reviewId = await openReview({ project_id: projectId });
});

async function openReview(place: { project_id: string } | { customer_id: string }): Promise<string> {
  return (await database().permissionReview.create({ data: { ...place, created: testNow } })).id;
}
const role = (at: number) => roleIds[at] ?? '';
const roleNow = (id: string) => database().userRole.findUniqueOrThrow({ where: { id } });
const reviewNow = (id = reviewId) => database().permissionReview.findUniqueOrThrow({ where: { id } });
const closings = (event_type: string) =>
  database().event.findMany({ where: { customer_id: customerId, event_type }, orderBy: { id: 'asc' } });

describe('closing a review', () => {
  test('keeps, changes and removes roles as was decided, and the event counts them', async () => {
    await closeProjectReview(testContext(owner), {
      uuid: reviewId,
      decisions: [
        { role_uuid: role(0), decision: 'keep' },
        { role_uuid: role(1), decision: 'expire', expiration_time: later },
        { role_uuid: role(2), decision: 'remove' },
      ],
    });
    expect(await roleNow(role(0))).toMatchObject({ is_active: true, expiration_time: null });
    expect(await roleNow(role(1))).toMatchObject({ is_active: true, expiration_time: new Date(later) });
    expect(await roleNow(role(2))).toMatchObject({ is_active: false, revoked_at: testNow });
    const [event] = await closings('project_permission_review_closed');
    expect(event).toMatchObject({
      user_id: owner.id,
      context: { kept: 1, changed: 1, removed: 1, review_uuid: reviewId },
    });
    expect((await closings('role_updated')).length + (await closings('role_revoked')).length).toBe(2);
  });

  test('takes keeping a role that ended since it was shown as kept, and refuses to remove it', async () => {
    await database().userRole.update({ where: { id: role(0) }, data: { is_active: false, revoked_at: testNow } });
    const close = (decision: 'keep' | 'remove') =>
      closeProjectReview(testContext(owner), { uuid: reviewId, decisions: [{ role_uuid: role(0), decision }] });
    await expect(close('remove')).rejects.toMatchObject({ code: 'not_found' });
    expect((await reviewNow()).closed).toBeNull();
    await close('keep');
    const [event] = await closings('project_permission_review_closed');
    expect(event).toMatchObject({ context: { kept: 2, changed: 0, removed: 0 } });
  });

  test('refuses to keep a role of another place', async () => {
    const { id } = await makeRole({ user_id: owner.id, role: 'PROJECT_MEMBER', project_id: (await makeProject()).id });
    const decisions = [{ role_uuid: id, decision: 'keep' as const }];
    const closing = closeProjectReview(testContext(owner), { uuid: reviewId, decisions });
    await expect(closing).rejects.toMatchObject({ code: 'not_found' });
  });

  test('as it is keeps everyone', async () => {
    await closeProjectReview(testContext(owner), { uuid: reviewId });
    const [event] = await closings('project_permission_review_closed');
    expect(event?.context).toMatchObject({ kept: 3, changed: 0, removed: 0 });
    expect(await reviewNow()).toMatchObject({ closed: testNow, reviewer_id: owner.id });
  });

  test('does nothing and leaves it open when one decision is refused', async () => {
    const customerReview = await openReview({ customer_id: customerId });
    const other = await makeRole({ user_id: (await makeUser()).id, role: 'CUSTOMER_SUPPORT', customer_id: customerId });
    const own = await database().userRole.findFirstOrThrow({ where: { user_id: owner.id, customer_id: customerId } });
    const closing = closeCustomerReview(testContext(owner), {
      uuid: customerReview,
      decisions: [
        { role_uuid: other.id, decision: 'remove' },
        { role_uuid: own.id, decision: 'remove' },
      ],
    });
    await expect(closing).rejects.toMatchObject({ code: 'moved_on', message: 'An organisation needs an owner.' });
    expect(await roleNow(other.id)).toMatchObject({ is_active: true });
    expect(await reviewNow(customerReview)).toMatchObject({ closed: null, reviewer_id: null });
    expect(await closings('customer_permission_review_closed')).toEqual([]);
  });

  test('takes as many statements for twenty decisions as for four', async () => {
    const holders = async (count: number) => {
      const decisions = [];
      for (let at = 0; at < count; at += 1) {
        const fields = { user_id: (await makeUser()).id, role: 'CUSTOMER_OWNER', customer_id: customerId };
        decisions.push({
          role_uuid: (await makeRole(fields)).id,
          ...(at % 2 === 0 ? { decision: 'remove' as const } : { decision: 'expire' as const, expiration_time: later }),
        });
      }
      return decisions;
    };
    const close = async (count: number) => {
      const uuid = await openReview({ customer_id: customerId });
      const decisions = await holders(count);
      return statementsOf(() => closeCustomerReview(testContext(owner), { uuid, decisions }));
    };
    const few = await close(4);
    expect(await close(20)).toBe(few);
    const changes = await closings('customer_permission_review_closed');
    expect(changes.at(-1)?.context).toMatchObject({ changed: 10, removed: 10 });
    const expiring = { customer_id: customerId, expiration_time: new Date(later) };
    expect(await database().userRole.count({ where: expiring })).toBe(12);
  });

  test('lets an owner end their own role while another owner is left', async () => {
    const customerReview = await openReview({ customer_id: customerId });
    await makeRole({ user_id: (await makeUser()).id, role: 'CUSTOMER_OWNER', customer_id: customerId });
    const own = await database().userRole.findFirstOrThrow({ where: { user_id: owner.id, customer_id: customerId } });
    const decisions = [{ role_uuid: own.id, decision: 'remove' as const }];
    const closed = await closeCustomerReview(testContext(owner), { uuid: customerReview, decisions });
    expect(closed).toMatchObject({ is_pending: false, reviewer_uuid: owner.id });
  });

  test('twice at once closes it once, and its decisions are done once', async () => {
    const decisions = [{ role_uuid: role(2), decision: 'remove' as const }];
    const attempts = await Promise.allSettled(
      Array.from({ length: 4 }, () => closeProjectReview(testContext(owner), { uuid: reviewId, decisions })),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const attempt of attempts) {
      if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ code: 'moved_on' });
    }
    expect(await closings('role_revoked')).toHaveLength(1);
    expect(await closings('project_permission_review_closed')).toHaveLength(1);
  });

  test('takes its action off the lists of those who may close it in the same commit', async () => {
    await refreshAll();
    expect(await actionsOf(owner.id, reviewId)).toMatchObject([
      { status: 'open', title: expect.stringMatching(/^Review who/) },
    ]);
    await closeProjectReview(testContext(owner), { uuid: reviewId });
    expect(await actionsOf(owner.id, reviewId)).toMatchObject([
      { status: 'resolved', resolved_reason: 'condition_cleared' },
    ]);
  });
});

describe('the open review of a project is closed without a reviewer', () => {
  test('when the project is deleted, which takes its action away', async () => {
    await refreshAll();
    await deleteProject(testContext(owner), { uuid: projectId });
    expect(await reviewNow()).toMatchObject({ closed: testNow, reviewer_id: null });
    expect(await actionsOf(owner.id, reviewId)).toMatchObject([
      { status: 'resolved', resolved_reason: 'object_removed' },
    ]);
    const [event] = await closings('project_permission_review_closed');
    expect(event?.context).toMatchObject({ kept: 0, changed: 0, removed: 0 });
  });

  test('when the project is moved, and goes with it when it is deleted for good', async () => {
    const staff = testContext(await makeUser({ is_staff: true }));
    const { id: customer } = await makeCustomer();
    await moveProject(staff, { uuid: projectId, customer, preserve_permissions: false });
    expect(await reviewNow()).toMatchObject({ closed: testNow, reviewer_id: null });
    await deleteProject(staff, { uuid: projectId });
    const { name } = await database().project.findUniqueOrThrow({ where: { id: projectId } });
    await hardDeleteProject(staff, { uuid: projectId, confirm_name: name });
    expect(await database().permissionReview.count({ where: { id: reviewId } })).toBe(0);
  });
});
