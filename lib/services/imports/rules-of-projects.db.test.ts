import { describe, expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { listImportErrors } from '@/lib/services/imports/list-import-errors';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { removeProjects } from '@/lib/services/projects/remove-projects';
import { importText, ndjson } from '@/lib/testing/import-text';
import { importWorld } from '@/lib/testing/import-world';
import { dayValue, makeCustomer, makeUser, uniqueName } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';
import { waitingForLocks } from '@/lib/testing/waiting-for-locks';

const deletedOn = 'This project was deleted on 22 November 2026.';
const projectOf = (external_id: string) => database().project.findUniqueOrThrow({ where: { external_id } });

async function errorsOf(uuid: string): Promise<string[][]> {
  const { json } = await listImportErrors(testContext(), { uuid, page: 1, page_size: 300 });
  const errors: { record_type: string; field: string; message: string }[] = JSON.parse(json);
  return errors.map(({ field, message, record_type }) => [record_type, field, message]);
}

/** Records of a world that is stored, with a role that has a key, and its project deleted; its resource has ended. */
async function deletedWorld() {
  const { ids, records, tag } = importWorld();
  const role = { type: 'role', external_id: `k-${tag}`, user: ids.user, scope: `project:${ids.project}` };
  const whole = [...records, { ...role, role: 'PROJECT_ADMIN' }].map((record) =>
    record.type === 'resource' ? { ...record, state: 'TERMINATED' } : record,
  );
  await importText(ndjson(...whole));
  const { id: uuid } = await projectOf(ids.project);
  await deleteProject(testContext(await makeUser({ is_staff: true })), { uuid });
  return { ids, tag, uuid, whole };
}

/** All that is stored of a project. */
async function storedOf(id: string) {
  const include = { roles: true, resources: true, orders: true };
  const project = await database().project.findUniqueOrThrow({ where: { id }, include });
  return { project, events: await database().event.count({ where: { project_id: id } }) };
}

describe('of a deleted project an import', () => {
  test('changes nothing and adds nothing, however often it is repeated: each such line is reported', async () => {
    const { ids, tag, uuid, whole } = await deletedWorld();
    const before = await storedOf(uuid);
    const of = (type: string) => whole.filter((record) => record.type === type);
    const changed = [
      ...of('project').map((record) => ({ ...record, name: 'Renamed' })),
      ...of('resource').flatMap((record) => [
        { ...record, state: 'OK' },
        { ...record, external_id: `new-${tag}`, state: 'TERMINATED' },
      ]),
      ...of('order').map((record) => ({ ...record, external_id: `new-${tag}`, state: 'EXECUTING' })),
      ...of('role').filter((record) => 'scope' in record && record.scope === `project:${ids.project}`),
    ];
    for (let night = 0; night < 2; night++) {
      expect(await errorsOf((await importText(ndjson(...changed))).uuid)).toEqual([
        ['project', 'external_id', deletedOn],
        ['resource', 'project', deletedOn],
        ['resource', 'project', deletedOn],
        ['order', 'project', deletedOn],
        ['role', 'scope', deletedOn],
        ['role', 'scope', deletedOn],
      ]);
    }
    expect(await storedOf(uuid)).toEqual(before);
  });

  test('may say what is stored', async () => {
    const { whole } = await deletedWorld();
    const same = whole
      .filter(({ type }) => ['project', 'resource', 'order'].includes(type))
      .map((record) => (record.type === 'order' ? { ...record, state: 'CANCELED' } : record));
    expect(await importText(ndjson(...same))).toMatchObject({
      status: 'succeeded',
      counts: { project: { unchanged: 1 }, resource: { unchanged: 1 }, order: { unchanged: 1 } },
    });
  });

  test('adds nothing that waited for its deletion', async () => {
    const { ids, records, tag } = importWorld();
    await importText(
      ndjson(...records.filter(({ type }) => ['customer', 'user', 'project', 'offering'].includes(type))),
    );
    const { id } = await projectOf(ids.project);
    const resource = { project: ids.project, offering: ids.offering, name: 'Disk', state: 'OK' };
    const lines = ndjson({ type: 'resource', external_id: `r-${tag}`, ...resource });
    const importing = await transaction(testContext(), async (tx) => {
      await tx.db.$executeRaw(sql`SELECT FROM project WHERE id = ${id}::uuid FOR UPDATE`);
      await removeProjects(tx, [id]);
      const waits = importText(lines);
      await expect.poll(waitingForLocks, { interval: 10 }).toBeGreaterThan(0);
      return { waits };
    });
    expect(await errorsOf((await importing.waits).uuid)).toEqual([['resource', 'project', deletedOn]]);
    expect(await database().resource.count({ where: { project_id: id } })).toBe(0);
  });
});

test('an import neither moves a project to another organisation nor archives one that has projects', async () => {
  const { ids, records } = importWorld();
  const other = uniqueName('c');
  const { id } = await makeCustomer({ external_id: other });
  await importText(ndjson(...records));
  const [customer, , project] = records;
  const { uuid } = await importText(ndjson({ ...project, customer: other }, { ...customer, archived: true }));
  expect(await errorsOf(uuid)).toEqual([
    ['project', 'customer', 'A project is moved with move_project.'],
    ['customer', 'archived', 'Delete its projects first: Sea.'],
  ]);
  expect(await projectOf(ids.project)).not.toMatchObject({ customer_id: id });
  const empty = { type: 'customer', external_id: other, name: 'Empty', archived: true };
  expect((await importText(ndjson(empty))).counts).toMatchObject({ customer: { updated: 1 } });
});

test('an import that moves or clears an end date is nobody’s request; one that keeps the date keeps who set it', async () => {
  const { ids, records } = importWorld();
  await importText(ndjson(...records));
  const { id } = await makeUser();
  const where = { external_id: ids.project };
  const project = { type: 'project', external_id: ids.project, customer: ids.customer, name: 'Lake' };
  const askers: unknown[] = [];
  for (const end_date of [undefined, '2027-02-01', null]) {
    await database().project.update({
      where,
      data: { end_date: dayValue('2027-01-01'), end_date_requested_by_id: id },
    });
    await importText(ndjson({ ...project, end_date }));
    askers.push((await projectOf(ids.project)).end_date_requested_by_id);
  }
  expect(askers).toEqual([id, null, null]);
});

test('a slug that another project of the organisation, or another organisation, has is a fault of its line; a former one is free', async () => {
  const { ids, records, tag } = importWorld();
  const [customer, , project] = records;
  await importText(ndjson(...records.filter(({ type }) => type === 'customer' || type === 'user')));
  const second = { ...project, external_id: `p2-${tag}`, slug: 'sea' };
  const lines = ndjson({ ...project, slug: 'sea' }, second, { ...customer, slug: tag }, { ...second, slug: 'lake' });
  const again = { type: 'customer', external_id: `c2-${tag}`, name: 'Second', slug: tag };
  expect(await errorsOf((await importText(`${lines}${ndjson(again)}`)).uuid)).toEqual([
    ['project', 'slug', 'The slug sea is that of another project of the organisation.'],
    ['customer', 'slug', `The slug ${tag} is that of another organisation.`],
  ]);
  expect([(await projectOf(ids.project)).slug, (await projectOf(`p2-${tag}`)).slug]).toEqual(['sea', 'lake']);
  await database().project.update({ where: { external_id: ids.project }, data: { is_removed: true } });
  expect(await errorsOf((await importText(ndjson(second))).uuid)).toEqual([]);
  expect((await projectOf(`p2-${tag}`)).slug).toBe('sea');
});
