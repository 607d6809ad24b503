import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { dayValue, makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { systemActor, testContext } from '@/lib/testing/test-context';

const run = (at: string) => advanceProjects(testContext(systemActor, new Date(at)));

async function makeMember(fields: Parameters<typeof makeProject>[0], time_zone = 'UTC') {
  const project = await makeProject(fields);
  const person = await makeUser({ time_zone });
  await makeRole({ user_id: person.id, role: 'PROJECT_MEMBER', project_id: project.id });
  return { project, person };
}

const noticesOf = (user_id: string) => database().outboxMessage.count({ where: { user_id, kind: 'project_ending' } });

test('people are notified 7 days and 1 day before the last day, once each', async () => {
  const { person } = await makeMember({ end_date: dayValue('2027-01-20') });
  const counts: number[] = [];
  for (const day of ['12', '13', '13', '14', '19', '19']) {
    await run(`2027-01-${day}T11:00:00Z`);
    counts.push(await noticesOf(person.id));
  }
  expect(counts).toEqual([0, 1, 1, 1, 2, 2]);
});

test('with grace they are also notified on its first day', async () => {
  const { person } = await makeMember({ end_date: dayValue('2027-02-10'), grace_period_days: 20 });
  await run('2027-02-10T11:00:00Z');
  expect(await noticesOf(person.id)).toBe(0);
  await run('2027-02-11T11:00:00Z');
  expect(await noticesOf(person.id)).toBe(1);
});

test('the notice waits for 10:00 in the zone of its reader', async () => {
  const { person } = await makeMember({ end_date: dayValue('2027-03-20') }, 'America/New_York');
  await run('2027-03-13T14:59:59Z');
  expect(await noticesOf(person.id)).toBe(0);
  await run('2027-03-13T15:00:00Z');
  expect(await noticesOf(person.id)).toBe(1);
});

test('of a date that is near only the notice of the last day is sent, and none once the end is accepted', async () => {
  const near = await makeMember({ end_date: dayValue('2027-04-02') });
  const accepted = await makeMember({ end_date: dayValue('2027-04-02'), end_accepted_at: new Date('2027-03-01') });
  await run('2027-04-01T11:00:00Z');
  expect([await noticesOf(near.person.id), await noticesOf(accepted.person.id)]).toEqual([1, 0]);
});

test('one message tells a person of all their projects', async () => {
  const { person } = await makeMember({ end_date: dayValue('2027-05-20'), name: 'A' });
  const other = await makeProject({ end_date: dayValue('2027-05-20'), name: 'B' });
  await makeRole({ user_id: person.id, role: 'CUSTOMER_OWNER', customer_id: other.customer_id });
  await run('2027-05-13T11:00:00Z');
  const messages = await database().outboxMessage.findMany({ where: { user_id: person.id, kind: 'project_ending' } });
  expect(messages.map(({ payload }) => payload)).toMatchObject([
    { facts: { projects: [{ name: 'A' }, { name: 'B' }] } },
  ]);
});
