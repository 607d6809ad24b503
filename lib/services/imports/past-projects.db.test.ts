import { expect, test } from 'vitest';
import { terminationMetadata } from '@/lib/contracts/projects/projects';
import { database } from '@/lib/db/client';
import { listImportErrors } from '@/lib/services/imports/list-import-errors';
import { readProject } from '@/lib/services/projects/read-project';
import { recoverProject } from '@/lib/services/projects/recover-project';
import { importText, ndjson } from '@/lib/testing/import-text';
import { importWorld } from '@/lib/testing/import-world';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

const DELETED_AT = '2026-03-01T10:00:00Z';

/** A customer and a person of one import, and what a file says of a project that was deleted elsewhere. */
async function deletedProject(more: object = {}) {
  const { ids, records, tag } = importWorld();
  await importText(ndjson(...records.filter(({ type }) => type === 'customer' || type === 'user')));
  const project = {
    type: 'project',
    external_id: ids.project,
    customer: ids.customer,
    name: 'Past',
    is_removed: true,
    termination_metadata: {
      terminated_at: DELETED_AT,
      terminated_by: ids.user,
      user_roles: [
        { user_id: ids.user, user_username: tag, role_name: 'PROJECT.MANAGER', original_created: DELETED_AT },
      ],
    },
    ...more,
  };
  return { ids, project, tag };
}

async function errorsOf(uuid: string): Promise<{ field: string; message: string }[]> {
  return JSON.parse((await listImportErrors(testContext(), { uuid, page: 1, page_size: 300 })).json);
}

function projectOf(external_id: string) {
  return database().project.findUniqueOrThrow({ where: { external_id } });
}

test('an imported project that was deleted is deleted here, and its snapshot has ids of ours in place of external_ids', async () => {
  const { ids, project } = await deletedProject();
  await importText(ndjson(project));
  const person = await database().user.findUniqueOrThrow({ where: { external_id: ids.user } });
  const role = await database().role.findUniqueOrThrow({ where: { name: 'PROJECT_MANAGER' } });
  const stored = await projectOf(ids.project);
  expect(stored).toMatchObject({
    is_removed: true,
    removed_at: new Date(DELETED_AT),
    termination_metadata: {
      terminated_by: person.id,
      user_roles: [{ user_id: person.id, role_id: role.id, role_name: 'PROJECT_MANAGER', is_restored: false }],
    },
  });
  const events = await database().event.findMany({ where: { project_id: stored.id }, orderBy: { id: 'asc' } });
  expect(events.map(({ event_type }) => event_type)).toEqual([
    'project_creation_succeeded',
    'project_deletion_succeeded',
  ]);
});

test('the team of an imported snapshot returns when the project is recovered', async () => {
  const { ids, project } = await deletedProject();
  await importText(ndjson(project));
  const { id: uuid } = await projectOf(ids.project);
  const ctx = testContext(await makeUser({ is_staff: true }));
  const { recovery_info } = await recoverProject(ctx, {
    uuid,
    restore_team_members: true,
    send_invitations_to_previous_members: false,
  });
  expect(recovery_info).toMatchObject({ restored_users_count: 1 });
});

test('a snapshot need not say more than whose roles it has, and is answered whole', async () => {
  const { ids, project } = await deletedProject();
  const user_roles = [{ user_id: ids.user, role_name: 'PROJECT_MANAGER' }];
  await importText(ndjson({ ...project, termination_metadata: { terminated_at: DELETED_AT, user_roles } }));
  const { id: uuid } = await projectOf(ids.project);
  const ctx = testContext(await makeUser({ is_staff: true }));
  const { termination_metadata } = await readProject(ctx, { uuid });
  expect(terminationMetadata.parse(termination_metadata)).toMatchObject({
    terminated_by: null,
    user_roles: [{ original_expiration_time: null, restored_at: null }],
  });
});

test('the same file again finds such a project unchanged', async () => {
  const { project } = await deletedProject();
  await importText(ndjson(project));
  expect((await importText(ndjson(project))).counts).toMatchObject({ project: { unchanged: 1, failed: 0 } });
});

test.each([
  ['a person', { user_id: 'nobody', role_name: 'PROJECT_MANAGER' }, 'There is no user "nobody" yet.'],
  ['a role', { role_name: 'PROJECT_COOK' }, 'There is no role in projects called "PROJECT_COOK".'],
  ['a role of organisations', { role_name: 'CUSTOMER_OWNER' }, 'There is no role in projects called "CUSTOMER_OWNER".'],
])('a snapshot that names %s that is not known is refused with its line', async (_what, entry, message) => {
  const { ids, project } = await deletedProject();
  const termination_metadata = { terminated_at: DELETED_AT, user_roles: [{ user_id: ids.user, ...entry }] };
  const { counts, uuid } = await importText(ndjson({ ...project, termination_metadata }));
  expect(counts).toMatchObject({ project: { created: 0, failed: 1 } });
  expect(await errorsOf(uuid)).toMatchObject([{ field: 'termination_metadata', message }]);
});

test('a snapshot that has a role of a person twice is refused', async () => {
  const { ids, project } = await deletedProject();
  const role = { user_id: ids.user, role_name: 'PROJECT_MANAGER' };
  const twice = { ...project, termination_metadata: { terminated_at: DELETED_AT, user_roles: [role, role] } };
  expect(await errorsOf((await importText(ndjson(twice))).uuid)).toMatchObject([
    { message: 'Must name each role of a person once.' },
  ]);
});

test.each(['blocked', 'archived'] as const)(
  'no new project comes into a %s organisation, but one that was deleted does',
  async (how) => {
    const { ids, project } = await deletedProject();
    await database().customer.update({ where: { external_id: ids.customer }, data: { [how]: true } });
    const { termination_metadata: _past, ...open } = { ...project, is_removed: false, external_id: uniqueName('p') };
    const { counts, uuid } = await importText(ndjson(project, open));
    expect(counts).toMatchObject({ project: { created: 1, failed: 1 } });
    expect(await errorsOf(uuid)).toMatchObject([{ field: 'customer', message: `This organisation is ${how}.` }]);
  },
);

test('no limit of service accounts is null, which a line that leaves it out keeps; a new organisation has none', async () => {
  const customer = { type: 'customer', external_id: uniqueName('c'), name: 'Acme' };
  const limit = async () =>
    (await database().customer.findUniqueOrThrow({ where: { external_id: customer.external_id } }))
      .max_service_accounts;
  await importText(ndjson(customer));
  expect(await limit()).toBe(0);
  await importText(ndjson({ ...customer, max_service_accounts: null }));
  expect(await limit()).toBeNull();
  await importText(ndjson(customer));
  expect(await limit()).toBeNull();
});

test('an import deletes no project that is in use, and recovers none', async () => {
  const { ids, project } = await deletedProject({ is_removed: false, termination_metadata: null });
  await importText(ndjson(project));
  const removing = await importText(ndjson({ ...project, is_removed: true }));
  expect(await errorsOf(removing.uuid)).toMatchObject([
    { field: 'is_removed', message: 'This project is in use here: delete it on its page.' },
  ]);
  await database().project.update({ where: { external_id: ids.project }, data: { is_removed: true } });
  const recovering = await importText(ndjson({ ...project, is_removed: false }));
  expect(await errorsOf(recovering.uuid)).toMatchObject([{ field: 'external_id' }]);
});

test('project types are imported, and projects name theirs', async () => {
  const { ids, project } = await deletedProject();
  const name = uniqueName('Type ');
  const type = { type: 'project_type', external_id: uniqueName('t'), name, description: 'For courses' };
  await importText(ndjson(type, { ...project, project_type: name }));
  const { type_id } = await projectOf(ids.project);
  expect(await database().projectType.findUniqueOrThrow({ where: { name } })).toMatchObject({ id: type_id });
  const again = await importText(
    ndjson({ ...type, external_id: uniqueName('t') }, { ...project, project_type: 'None' }),
  );
  expect(await errorsOf(again.uuid)).toMatchObject([
    { field: 'name', message: `Another project type has the name "${name}".` },
    { field: 'project_type', message: 'There is no project type called "None".' },
  ]);
});

test('imported events are in the log with the place and the person they name, also those of deleted projects', async () => {
  const { ids, project } = await deletedProject();
  const event = {
    type: 'event',
    external_id: uniqueName('e'),
    event_type: 'PROJECT_UPDATE_SUCCEEDED',
    message: 'Renamed.',
    project: ids.project,
    user: ids.user,
    context: { reason: 'moved', project_name: 'a name that is not its own' },
    created: '2025-05-01T10:00:00Z',
  };
  expect((await importText(ndjson(project, event))).counts).toMatchObject({ event: { created: 1 } });
  const { customer_id, id } = await projectOf(ids.project);
  const stored = await database().event.findFirstOrThrow({ where: { external_id: event.external_id } });
  expect(stored).toMatchObject({
    created: new Date(event.created),
    event_type: 'project_update_succeeded',
    project_id: id,
    customer_id,
    context: { reason: 'moved', project_uuid: id, project_name: 'Past', user_uuid: stored.user_id },
  });
  expect((await importText(ndjson(event))).counts).toMatchObject({ event: { unchanged: 1 } });
  const changed = await importText(ndjson({ ...event, message: 'Renamed again.' }));
  expect(await errorsOf(changed.uuid)).toMatchObject([
    { field: 'message', message: 'An event is never changed: this one was stored before.' },
  ]);
});

test('an imported event of an organisation, or of nothing, says null of what it is not about', async () => {
  const { ids } = await deletedProject();
  const event = { type: 'event', event_type: 'customer_update_succeeded', message: 'Renamed.' };
  const [external_id, other] = [uniqueName('e'), uniqueName('e')];
  await importText(ndjson({ ...event, external_id, customer: ids.customer }, { ...event, external_id: other }));
  const nothing = { project_uuid: null, project_name: null, user_uuid: null };
  const contextOf = async (key: string) =>
    (await database().event.findFirstOrThrow({ where: { external_id: key } })).context;
  expect(await contextOf(external_id)).toMatchObject({ ...nothing, customer_name: 'Acme' });
  expect(await contextOf(other)).toEqual({ ...nothing, customer_uuid: null, customer_name: null });
});

test('an event of an unknown type, or of a project and another organisation, is refused', async () => {
  const { ids, project } = await deletedProject();
  const other = { type: 'customer', external_id: uniqueName('c'), name: 'Other' };
  const event = { type: 'event', event_type: 'project_update_succeeded', message: 'Renamed.', project: ids.project };
  const { uuid } = await importText(
    ndjson(
      project,
      other,
      { ...event, external_id: uniqueName('e'), customer: other.external_id },
      { ...event, external_id: uniqueName('e'), event_type: 'party' },
    ),
  );
  expect((await errorsOf(uuid)).map(({ field }) => field)).toEqual(['customer', 'event_type']);
});
