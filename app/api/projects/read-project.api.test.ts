import { describe, expect, it } from 'vitest';
import { listOrdersOperation, listResourcesOperation } from '@/lib/contracts/marketplace/marketplace';
import { listProjectMembersOperation } from '@/lib/contracts/members/members';
import { deleteProjectOperation } from '@/lib/contracts/projects/ends';
import { readProjectStatsOperation } from '@/lib/contracts/projects/figures';
import { changeProjectOperation, type Project, readProjectOperation } from '@/lib/contracts/projects/projects';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeOrder, makeProject, makeResource, makeToken, makeUser } from '@/lib/testing/make';
import { type ProjectCaller, withProject } from '@/lib/testing/with-project';

const here = withProject();
const read = (uuid: string, caller: ProjectCaller = 'owner') =>
  callOperation(readProjectOperation, { token: here.tokens[caller], params: { uuid } });
const patch = (body: object, caller: ProjectCaller = 'owner', headers: Record<string, string> = {}) =>
  here.call(changeProjectOperation, caller, { body, headers });
const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';

describe('GET /api/projects/{uuid}/', () => {
  it('answers 200 with how it stands, what is in it and what it costs', async () => {
    await makeResource({ project_id: here.projectId });
    await makeResource({ project_id: here.projectId, state: 'TERMINATED' });
    for (const state of ['DONE', 'CANCELED']) await makeOrder({ project_id: here.projectId, state, cost: '12.5' });
    const found: Project = await (await read(here.projectId)).json();
    expect(found).toMatchObject({
      uuid: here.projectId,
      url: `http://127.0.0.1:3000/api/projects/${here.projectId}/`,
      customer: `http://127.0.0.1:3000/api/customers/${here.customerId}/`,
      state: 'active',
      kind: 'default',
      is_expired: false,
      effective_end_date: null,
      resources_count: 1,
      oecd_fos_2007_code: null,
      oecd_fos_2007_label: '',
      billing_price_estimate: { total: '12.50', tax: '0.00' },
    });
  });

  it('answers 200 with notes of the staff to staff and support alone', async () => {
    await patch({ staff_notes: 'Careful.' }, 'staff');
    const notes = async (caller: ProjectCaller) => (await (await read(here.projectId, caller)).json()).staff_notes;
    expect([await notes('staff'), await notes('support'), await notes('owner')]).toEqual(['Careful.', 'Careful.', '']);
  });

  it('answers 200 with a deleted project to who was in it, without its figures, its description and names of others', async () => {
    const person = await makeUser();
    const user_roles = [
      {
        user_id: person.id,
        user_username: person.username,
        role_id: nobody,
        role_name: 'PROJECT_MEMBER',
        created_by_id: null,
        original_created: '2026-01-01T00:00:00+00:00',
        original_expiration_time: null,
        is_restored: false,
        restored_at: null,
        restored_by: null,
        invitation_uuid: null,
        invited_at: null,
      },
    ];
    const termination_metadata = { terminated_at: '2026-03-01T10:00:00+00:00', terminated_by: null, user_roles };
    const { id } = await makeProject({
      customer_id: here.customerId,
      is_removed: true,
      removed_at: clock(),
      termination_metadata,
      description: 'Of ice.',
      backend_id: 'b-1',
      user_email_patterns: ['.*@lab.example'],
    });
    await database().projectStateChange.create({
      data: { project_id: id, state: 'soft_deleted', at: clock(), by_id: (await makeUser()).id },
    });
    await makeOrder({ project_id: id, state: 'DONE', cost: '5' });
    const token = await makeToken(person.id);
    const seen = await callOperation(readProjectOperation, { token, params: { uuid: id } });
    expect([seen.status, await seen.json()]).toMatchObject([
      200,
      {
        state: 'soft_deleted',
        termination_metadata: null,
        billing_price_estimate: { total: '0.00' },
        description: '',
        backend_id: '',
        user_email_patterns: [],
        lifecycle: [{ state: 'soft_deleted', by_name: '' }],
      },
    ]);
    expect(await (await read(id)).json()).toMatchObject({
      description: 'Of ice.',
      backend_id: 'b-1',
      user_email_patterns: ['.*@lab.example'],
      termination_metadata,
      billing_price_estimate: { total: '5.00' },
    });
    expect((await read(id, 'stranger')).status).toBe(404);
  });

  it('answers 200 with a deleted project to who was in it, but lists no members, resources and orders of it', async () => {
    const { id } = await makeResource({ project_id: here.projectId, state: 'TERMINATED' });
    await makeOrder({ project_id: here.projectId, resource_id: id, state: 'DONE' });
    await here.call(deleteProjectOperation, 'owner');
    expect((await here.call(readProjectOperation, 'member')).status).toBe(200);
    const query = `?project_uuid=${here.projectId}`;
    const listed = [
      await here.call(listProjectMembersOperation, 'member'),
      await here.call(listResourcesOperation, 'member', { query }),
      await here.call(listOrdersOperation, 'member', { query }),
    ];
    for (const answer of listed) expect([answer.status, await answer.json()]).toEqual([200, []]);
    expect(await (await here.call(readProjectStatsOperation, 'member')).json()).toMatchObject({ quotas: [] });
  });

  it('answers 304 to who has it already', async () => {
    const etag = (await read(here.projectId)).headers.get('etag') ?? '';
    const asked = { token: here.tokens.owner, params: { uuid: here.projectId }, headers: { 'if-none-match': etag } };
    expect((await callOperation(readProjectOperation, asked)).status).toBe(304);
  });

  it('answers 200 with the members that were chosen, and 400 to an unknown one', async () => {
    const some = await here.call(readProjectOperation, 'member', { query: '?field=state&field=uuid' });
    expect(await some.json()).toEqual({ uuid: here.projectId, state: 'active' });
    expect((await here.call(readProjectOperation, 'member', { query: '?field=colour' })).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readProjectOperation, { params: { uuid: here.projectId } })).status).toBe(401);
  });

  it('answers 404 to who has no role there', async () => {
    expect((await read(here.projectId, 'stranger')).status).toBe(404);
  });
});
