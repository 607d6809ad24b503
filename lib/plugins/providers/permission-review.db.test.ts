import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { userAction } from '@/lib/contracts/actions/actions';
import { database } from '@/lib/db/client';
import { executeUserAction } from '@/lib/services/user-actions/execute-user-action';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { makeRole, makeUser } from '@/lib/testing/make';
import { makeSampleMarketplace, refreshAll } from '@/lib/testing/make-sample-marketplace';
import { testContext, testNow } from '@/lib/testing/test-context';

let sample: Awaited<ReturnType<typeof makeSampleMarketplace>>;
const before = (days: number) => new Date(testNow.getTime() - days * 86_400_000);

beforeEach(async () => {
  sample = await makeSampleMarketplace();
});

async function shownTo(person: { id: string }) {
  const account = await database().user.findUniqueOrThrow({ where: { id: person.id } });
  const { json } = await listUserActions(testContext(account), { page: 1, page_size: 20 });
  const actions = z.array(userAction).parse(JSON.parse(json));
  return actions.filter(({ action_type }) => action_type === 'permission_review');
}

const reviewOf = (place: { project_id: string } | { customer_id: string }, days = 0) =>
  database().permissionReview.create({ data: { ...place, created: before(days) } });

test('says how many people have access when it is read, and when that was last reviewed by someone', async () => {
  const { customer, owner, project } = sample;
  const place = { project_id: project.id };
  await database().permissionReview.create({ data: { ...place, created: before(200), closed: before(190) } });
  await reviewOf(place);
  await reviewOf({ customer_id: customer.id });
  await refreshAll();
  const shown = (await shownTo(owner)).map(({ description, title }) => `${title}: ${description}`);
  expect(new Set(shown)).toEqual(
    new Set([
      `Review who has access: ${customer.name}: 1 person has access, never reviewed.`,
      `Review who has access: ${project.name}: 2 people have access, never reviewed.`,
    ]),
  );
  await makeRole({ user_id: (await makeUser()).id, role: 'PROJECT_MEMBER', project_id: project.id });
  const closed = { created: before(120), closed: before(100), reviewer_id: owner.id };
  await database().permissionReview.create({ data: { ...place, ...closed } });
  await refreshAll();
  const descriptions = (await shownTo(owner)).map(({ description }) => description);
  expect(descriptions).toContain('3 people have access, last reviewed on 14 August 2026.');
});

test.each([
  { days: 0, urgency: 'low' },
  { days: 23, urgency: 'medium' },
  { days: 31, urgency: 'high' },
])(
  'a review that was opened $days days ago is $urgency, due 30 days after it was opened',
  async ({ days, urgency }) => {
    await reviewOf({ project_id: sample.project.id }, days);
    await refreshAll();
    const [action] = await shownTo(sample.owner);
    expect([action?.urgency, new Date(action?.due_date ?? 0)]).toEqual([urgency, before(days - 30)]);
  },
);

test('is for who decides about members of the organisation, and closed from the list by the call for its place', async () => {
  const { customer, manager, owner, project } = sample;
  const ofProject = await reviewOf({ project_id: project.id });
  const ofCustomer = await reviewOf({ customer_id: customer.id });
  await refreshAll();
  expect(await shownTo(manager)).toEqual([]);
  const actions = await shownTo(owner);
  const endpoints = actions.flatMap(({ corrective_actions }) =>
    corrective_actions.map(({ api_endpoint }) => api_endpoint),
  );
  expect(new Set(endpoints)).toEqual(
    new Set([
      '',
      `/api/customer-permissions-reviews/${ofCustomer.id}/close/`,
      `/api/project-permissions-reviews/${ofProject.id}/close/`,
    ]),
  );
  for (const { uuid } of actions) await executeUserAction(testContext(owner), { uuid, action_key: 'close_review' });
  expect(await shownTo(owner)).toEqual([]);
  expect(await database().permissionReview.count({ where: { reviewer_id: owner.id } })).toBe(2);
});
