import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listResourcesOperation, resource as resourceShape } from '@/lib/contracts/marketplace';
import type { Ctx } from '@/lib/db/context';
import { listResources } from '@/lib/services/resources/list-resources';
import { readResource } from '@/lib/services/resources/read-resource';
import { dayValue, makeProject, makeResource, makeRole, makeUser } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { testContext } from '@/lib/testing/test-context';

async function listed(ctx: Ctx, query: Record<string, string> = {}) {
  const { json, total } = await listResources(ctx, listResourcesOperation.query.parse(query));
  return { rows: z.array(resourceShape).parse(JSON.parse(json)), total };
}

async function namesOf(ctx: Ctx, query: Record<string, string> = {}) {
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

  it('hides removed projects even from staff', async () => {
    const project = await makeProject({ is_removed: true });
    const resource = await makeResource({ project_id: project.id });
    const ctx = testContext(await makeUser({ is_staff: true }));
    expect(await listed(ctx, { project_uuid: project.id })).toEqual({ rows: [], total: 0 });
    await expect(readResource(ctx, { uuid: resource.id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('filters by each of its filters', async () => {
    const { person, project } = await makeHeldProject('PROJECT_ADMIN');
    const ctx = testContext(person);
    await makeResource({ project_id: project.id, name: 'Größe rechnen', state: 'ERRED' });
    await makeResource({ project_id: project.id, name: 'other' });
    const filters = [{ state: 'ERRED' }, { q: 'RECHNEN größe' }];
    for (const filter of filters) expect(await namesOf(ctx, filter)).toEqual(['Größe rechnen']);
    expect(await namesOf(ctx, { project_uuid: project.id })).toHaveLength(2);
    expect(await namesOf(ctx, { organization_uuid: project.customer_id })).toHaveLength(2);
    expect(await namesOf(ctx, { organization_uuid: project.id })).toEqual([]);
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
