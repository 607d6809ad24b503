import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listResourcesOperation, resource as resourceShape } from '@/lib/contracts/marketplace/marketplace';
import type { Ctx } from '@/lib/db/context';
import { listResources } from '@/lib/services/resources/list-resources';
import { readResource } from '@/lib/services/resources/read-resource';
import {
  dayValue,
  makeCustomer,
  makeOffering,
  makeOrder,
  makeProject,
  makeResource,
  makeRole,
  makeUser,
} from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { testContext } from '@/lib/testing/test-context';

type Query = Record<string, string | string[]>;

async function listed(ctx: Ctx, query: Query = {}) {
  const { json, total } = await listResources(ctx, listResourcesOperation.query.parse(query));
  return { rows: z.array(resourceShape).parse(JSON.parse(json)), total };
}

async function namesOf(ctx: Ctx, query: Query = {}) {
  return (await listed(ctx, query)).rows.map(({ name }) => name);
}

describe('listResources', () => {
  it('shows the resources of projects held directly or through the customer, and no others', async () => {
    const { person, project } = await makeHeldProject('PROJECT_MEMBER');
    const elsewhere = await makeProject();
    await makeRole({ user_id: person.id, role: 'CUSTOMER_SUPPORT', customer_id: elsewhere.customer_id });
    await makeResource({ project_id: project.id, name: 'direct' });
    await makeResource({ project_id: elsewhere.id, name: 'through the customer' });
    const foreign = await makeResource();
    const ctx = testContext(person);
    expect(await namesOf(ctx, { o: 'name' })).toEqual(['direct', 'through the customer']);
    await expect(readResource(ctx, { uuid: foreign.id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('filters by each of its filters', async () => {
    const { person, project } = await makeHeldProject('PROJECT_ADMIN');
    const ctx = testContext(person);
    const offering = await makeOffering({ offering_type: 'Special.Type' });
    const made = { created: new Date('2026-11-01'), modified: new Date('2026-11-02') };
    const facts = {
      state: 'ERRED',
      backend_id: 'disk-7',
      paused: true,
      paused_by: 'staff',
      end_date: dayValue('2027-01-31'),
    };
    const { id: resource_id } = await makeResource({
      project_id: project.id,
      offering_id: offering.id,
      name: 'Größe rechnen',
      ...facts,
      ...made,
    });
    await makeOrder({ project_id: project.id, resource_id, state: 'REJECTED' });
    await makeResource({ project_id: project.id, name: 'other' });
    const filters: Query[] = [
      { state: ['ERRED'] },
      { state: ['Erred', 'Terminated'] },
      { q: 'RECHNEN größe' },
      { query: 'disk-7' },
      { name: 'größe' },
      { name_exact: 'Größe rechnen' },
      { offering_uuid: [offering.id, project.id] },
      { offering_type: 'Special.Type' },
      { provider_uuid: offering.customer_id },
      { backend_id: 'SK-7' },
      { paused: 'true' },
      { has_terminate_date: 'true' },
      { order_state: ['rejected', 'done'] },
      { created_before: '2026-11-01T00:00:00Z' },
      { modified_before: '2026-11-02T00:00:00Z' },
    ];
    for (const filter of filters) expect([filter, await namesOf(ctx, filter)]).toEqual([filter, ['Größe rechnen']]);
    for (const filter of [{ paused: 'false' }, { has_terminate_date: 'false' }, { created: '2026-11-01T00:00:01Z' }])
      expect(await namesOf(ctx, filter)).toEqual(['other']);
    for (const filter of [
      { project_uuid: project.id },
      { project_name: project.name.slice(2).toUpperCase() },
      { customer_uuid: project.customer_id },
      { organization_uuid: project.customer_id },
      { modified: '2026-11-02T00:00:00Z' },
    ])
      expect(await namesOf(ctx, filter)).toHaveLength(2);
    expect(await namesOf(ctx, { organization_uuid: project.id })).toEqual([]);
    expect(await namesOf(ctx, { name_exact: 'größe rechnen' })).toEqual([]);
  });

  it.each(['name', 'state', 'backend_id', 'project_name', 'customer_name', 'offering_name', 'created', 'modified'])(
    'can be sorted by %s, both ways',
    async (o) => {
      const person = await makeUser();
      for (const letter of ['b', 'a']) {
        const customer = await makeCustomer({ name: letter });
        const project = await makeProject({ name: letter, customer_id: customer.id });
        await makeRole({ user_id: person.id, role: 'PROJECT_MEMBER', project_id: project.id });
        const at = new Date(letter === 'a' ? '2026-11-01' : '2026-11-02');
        const offering = await makeOffering({ name: letter });
        await makeResource({
          project_id: project.id,
          offering_id: offering.id,
          name: letter,
          backend_id: letter,
          state: letter === 'a' ? 'CREATING' : 'OK',
          created: at,
          modified: at,
        });
      }
      expect(await namesOf(testContext(person), { o })).toEqual(['a', 'b']);
      expect(await namesOf(testContext(person), { o: `-${o}` })).toEqual(['b', 'a']);
    },
  );

  it('says how long its project lasts, and until when a resource does: never longer than its project', async () => {
    const fields = { end_date: dayValue('2026-11-20'), grace_period_days: 10 };
    const { person, project } = await makeHeldProject('PROJECT_ADMIN', fields);
    const make = (name: string, end: string | null, plugin_options: object = {}) =>
      makeOffering({ plugin_options }).then(({ id: offering_id }) =>
        makeResource({ project_id: project.id, offering_id, name, end_date: end === null ? null : dayValue(end) }),
      );
    await make('with the project', null);
    await make('earlier', '2026-11-25');
    await make('later', '2027-11-25');
    await make('without grace', null, { disable_grace_period: true });
    const { rows } = await listed(testContext(person));
    expect(new Map(rows.map(({ name, resource_effective_end_date: day }) => [name, day]))).toEqual(
      new Map([
        ['with the project', '2026-11-30'],
        ['earlier', '2026-11-25'],
        ['later', '2026-11-30'],
        ['without grace', '2026-11-20'],
      ]),
    );
    for (const row of rows) {
      expect(row).toMatchObject({
        project_end_date: '2026-11-20',
        project_effective_end_date: '2026-11-30',
        project_is_in_grace_period: true,
        paused: false,
        paused_by: null,
        service_settings: null,
      });
      expect(row).not.toHaveProperty('service_settings_uuid');
    }
  });

  it('orders by end date with none last in both directions, and newest first by default', async () => {
    const { person, project } = await makeHeldProject('PROJECT_ADMIN');
    const ctx = testContext(person);
    const ends = { soon: dayValue('2026-12-01'), late: dayValue('2027-12-01'), never: null };
    for (const [name, end_date] of Object.entries(ends)) {
      await makeResource({ project_id: project.id, name, end_date });
    }
    expect(await namesOf(ctx, { o: 'end_date' })).toEqual(['soon', 'late', 'never']);
    expect(await namesOf(ctx, { o: '-end_date' })).toEqual(['late', 'soon', 'never']);
    expect((await listed(ctx)).rows.map(({ uuid }) => uuid)).toEqual(
      (await listed(ctx)).rows
        .map(({ uuid }) => uuid)
        .toSorted()
        .toReversed(),
    );
    expect(await namesOf(ctx, { o: 'name', page: '2', page_size: '2' })).toEqual(['soon']);
  });
});
