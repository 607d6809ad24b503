import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { closeProjectReview } from '@/lib/services/reviews/close-project-review';
import { openDueReviews } from '@/lib/services/reviews/open-due-reviews';
import { makeCustomer, makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { statementsOf } from '@/lib/testing/statements-of';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(testNow.getTime() + days * DAY_MS);
const run = (now: Date = testNow) => openDueReviews(testContext(systemActor, now));
const open = () => database().permissionReview.findMany({ where: { closed: null } });

let customerId = '';
let projectId = '';

beforeEach(async () => {
  await database().$executeRaw`TRUNCATE user_account, customer, permission_review CASCADE`;
  customerId = (await makeCustomer()).id;
  projectId = (await makeProject({ customer_id: customerId })).id;
});

const addMember = async (fields: { project_id?: string; expiration_time?: Date } = {}) => {
  const role = { user_id: (await makeUser()).id, role: 'PROJECT_MEMBER', project_id: projectId };
  return makeRole({ ...role, ...fields });
};
const addOwner = async () => {
  const owner = await makeUser();
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: customerId });
  return owner;
};

describe('a review opens', () => {
  test('for each project and organisation with somebody in it, with its event, once', async () => {
    await addMember();
    await addOwner();
    expect(await run()).toEqual({ project_reviews: 1, customer_reviews: 1 });
    expect(await run()).toEqual({ project_reviews: 0, customer_reviews: 0 });
    const reviews = await open();
    expect(reviews.map(({ customer_id, project_id }) => [project_id, customer_id])).toEqual([
      [projectId, null],
      [null, customerId],
    ]);
    const events = await database().event.findMany({ where: { customer_id: customerId }, orderBy: { id: 'asc' } });
    expect(events.map(({ context, event_type }) => [event_type, context])).toMatchObject([
      ['project_permission_review_created', { review_uuid: reviews[0]?.id, project_uuid: projectId, user_uuid: null }],
      ['customer_permission_review_created', { review_uuid: reviews[1]?.id, customer_uuid: customerId }],
    ]);
  });

  test('on the first night with a member, and not for roles that have expired', async () => {
    await addMember({ expiration_time: inDays(-1) });
    expect(await run()).toEqual({ project_reviews: 0, customer_reviews: 0 });
    await addMember();
    expect(await run()).toEqual({ project_reviews: 1, customer_reviews: 0 });
  });

  test('again 90 days after the last was closed, not before', async () => {
    await addMember();
    const owner = await addOwner();
    await run();
    const [review] = await open();
    await closeProjectReview(testContext(owner), { uuid: review?.id ?? '' });
    await database().permissionReview.deleteMany({ where: { customer_id: customerId } });
    expect(await run(inDays(89))).toMatchObject({ project_reviews: 0 });
    expect(await run(inDays(90))).toMatchObject({ project_reviews: 1 });
  });

  test('never for removed projects and archived organisations', async () => {
    await addMember();
    await addOwner();
    await database().project.update({ where: { id: projectId }, data: { is_removed: true, removed_at: testNow } });
    await database().customer.update({ where: { id: customerId }, data: { archived: true } });
    expect(await run()).toEqual({ project_reviews: 0, customer_reviews: 0 });
    await database().customer.update({ where: { id: customerId }, data: { archived: false, blocked: true } });
    expect(await run()).toEqual({ project_reviews: 0, customer_reviews: 1 });
  });
});

test('two runs at once open one review of each place', async () => {
  for (let at = 0; at < 20; at += 1) {
    const { id } = await makeProject({ customer_id: customerId });
    await addMember({ project_id: id });
  }
  const runs = await Promise.all([run(), run(), run()]);
  expect(runs.reduce((sum, { project_reviews }) => sum + project_reviews, 0)).toBe(20);
  expect(await open()).toHaveLength(20);
  const event_type = 'project_permission_review_created';
  expect(await database().event.count({ where: { event_type, customer_id: customerId } })).toBe(20);
});

test('a run takes the same number of statements for two projects as for forty', async () => {
  const addProjects = async (count: number) => {
    for (let at = 0; at < count; at += 1)
      await addMember({ project_id: (await makeProject({ customer_id: customerId })).id });
  };
  await addProjects(2);
  const few = await statementsOf(() => run());
  await addProjects(40);
  const many = await statementsOf(() => run());
  expect(many).toBe(few);
});
