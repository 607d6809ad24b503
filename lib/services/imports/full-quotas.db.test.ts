import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { listImportErrors } from '@/lib/services/imports/list-import-errors';
import { addProjectMember } from '@/lib/services/members/add-project-member';
import { importText, ndjson } from '@/lib/testing/import-text';
import { makeOffering, makeUser, uniqueName } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

const tag = () => uniqueName('q');

/** An organisation with a project and an account for each of several people, imported. */
async function makePlace(people: number) {
  const key = tag();
  const users = Array.from({ length: people }, (_, at) => ({
    type: 'user',
    external_id: `u${at}-${key}`,
    email: `u${at}-${key}@example.org`,
    username: `u${at}-${key}`,
    full_name: 'Ann',
  }));
  const places = [
    { type: 'customer', external_id: `c-${key}`, name: 'Acme' },
    { type: 'project', external_id: `p-${key}`, customer: `c-${key}`, name: 'Sea' },
  ];
  await importText(ndjson(...places, ...users));
  const limit = (data: object) => database().project.update({ where: { external_id: `p-${key}` }, data });
  const limitAll = (data: object) => database().customer.update({ where: { external_id: `c-${key}` }, data });
  return { key, limit, limitAll };
}

async function errorsOf(uuid: string): Promise<unknown[]> {
  const { json } = await listImportErrors(testContext(), { uuid, page: 1, page_size: 300 });
  return JSON.parse(json).map(({ field, line, message }: Record<string, unknown>) => [line, field, message]);
}

test('an imported role above the people that a project may have is a fault of its line; who is in already takes no place', async () => {
  const { key, limit } = await makePlace(3);
  await limit({ max_users: 2 });
  const role = (at: number, name = 'PROJECT_MEMBER') => {
    return { type: 'role', user: `u${at}-${key}`, role: name, scope: `project:p-${key}` };
  };
  const run = await importText(ndjson(role(0), role(0, 'PROJECT_ADMIN'), role(1), role(2)));
  expect(run.counts).toMatchObject({ role: { created: 3, failed: 1 } });
  expect(await errorsOf(run.uuid)).toEqual([
    [4, 'user', 'This project has 2 of 2 people. Ask an owner of the organisation for more.'],
  ]);
});

test('imported resources and projects above what an organisation may have are faults of their lines; ended and known ones take no place', async () => {
  const { key, limitAll } = await makePlace(0);
  await limitAll({ max_resources: 1, max_projects: 2 });
  const offering = await makeOffering({ external_id: `o-${key}` });
  const resource = (id: string, state = 'OK') => {
    const refs = { project: `p-${key}`, offering: offering.external_id };
    return { type: 'resource', external_id: `${id}-${key}`, name: id, state, ...refs };
  };
  const project = (id: string) => {
    return { type: 'project', external_id: `${id}-${key}`, customer: `c-${key}`, name: id };
  };
  const lines = [
    project('p'),
    project('p2'),
    project('p3'),
    resource('r0', 'Terminated'),
    resource('r1'),
    resource('r2'),
  ];
  const run = await importText(ndjson(...lines));
  expect(run.counts).toMatchObject({ project: { created: 1, failed: 1 }, resource: { created: 2, failed: 1 } });
  expect(await errorsOf(run.uuid)).toEqual([
    [3, 'customer', 'This organisation has 2 of 2 projects. Ask the administrators for more.'],
    [6, 'project', 'This organisation has 1 of 1 resource. Ask the administrators for more.'],
  ]);
  const again = await importText(ndjson(resource('r1'), resource('r0')));
  expect(again.counts).toMatchObject({ resource: { unchanged: 1, failed: 1 } });
});

test('people are told of roles that an import gives and changes, and of none that was over or that they had before', async () => {
  const { key } = await makePlace(2);
  const role = (at: number, expiration_time: string | null) => {
    return { type: 'role', user: `u${at}-${key}`, role: 'PROJECT_MEMBER', scope: `project:p-${key}`, expiration_time };
  };
  const had = { ...role(1, null), role: 'PROJECT_MANAGER', created: '2026-11-20T10:00:00Z' };
  await importText(ndjson(role(0, null), role(1, '2020-01-01T00:00:00Z'), had));
  await importText(ndjson(role(0, '2199-01-01T00:00:00Z')), { ctx: testContext(undefined, new Date('2026-11-23')) });
  const messages = await database().outboxMessage.findMany({
    where: { kind: 'role_changed', user_id: { not: null } },
    orderBy: { created: 'asc' },
  });
  const people = await database().user.findMany({ where: { external_id: { endsWith: key } } });
  const ours = messages.filter(({ user_id }) => people.some(({ id }) => id === user_id));
  expect(ours.map(({ payload }) => JSON.parse(JSON.stringify(payload)).facts.change)).toEqual(['granted', 'changed']);
});

test.each([1, 2, 3])('of an import and an addition at once, one takes the last place (%i)', async () => {
  const { key, limit } = await makePlace(2);
  const project = await limit({ max_users: 1 });
  const other = await database().user.findUniqueOrThrow({ where: { external_id: `u1-${key}` } });
  const staff = await makeUser({ is_staff: true });
  const given = { uuid: project.id, role: 'PROJECT_MEMBER', user: other.id, expiration_time: null };
  const [run, added] = await Promise.allSettled([
    importText(ndjson({ type: 'role', user: `u0-${key}`, role: 'PROJECT_MEMBER', scope: `project:p-${key}` })),
    addProjectMember(testContext(staff), given),
  ]);
  const imported = run.status === 'fulfilled' ? (run.value.counts['role']?.created ?? 0) : -1;
  expect(imported + (added.status === 'fulfilled' ? 1 : 0)).toBe(1);
  expect(await database().userRole.count({ where: { project_id: project.id, is_active: true } })).toBe(1);
});
