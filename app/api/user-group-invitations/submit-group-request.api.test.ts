import { beforeEach, describe, expect, it } from 'vitest';
import { listGroupProjectsOperation } from '@/lib/contracts/members/group-invitations';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { groupLinkCalls } from '@/lib/testing/group-link-calls';
import { type InvitedPlace, makeInvitedPlace } from '@/lib/testing/invited-place';
import { makeGroupInvitation, makePermissionRequest } from '@/lib/testing/make-group-invitation';

let customerId = '';
let projectId = '';
let asker = { id: '' };
let place: InvitedPlace;

beforeEach(async () => {
  place = await makeInvitedPlace();
  ({ customerId, projectId } = place);
  asker = place.people.stranger;
});

const { block, made, projects, submit } = groupLinkCalls(() => place);
const statusesOf = (answers: Response[]) => answers.map(({ status }) => status);
const unknown = '00000000-0000-4000-8000-000000000000';

describe('POST /api/user-group-invitations/{uuid}/submit_request/', () => {
  it('answers 200 with a request that waits', async () => {
    const { uuid } = await made('manager');
    const answer = await submit(uuid, 'stranger');
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        uuid: expect.any(String),
        scope_name: 'Tidal models',
        scope_uuid: projectId,
        scope_type: 'project',
        auto_approved: false,
        project_uuid: null,
        project_created: null,
      },
    ]);
  });

  it('answers 200 with the role at once where it approves by itself', async () => {
    const { uuid } = await made('manager', { auto_approve: true });
    expect(await (await submit(uuid, 'stranger')).json()).toMatchObject({
      auto_approved: true,
      project_created: false,
    });
    expect(
      await database().userRole.count({ where: { user_id: asker.id, project_id: projectId, is_active: true } }),
    ).toBe(1);
  });

  it.each([
    ['restrictions of the link', { user_email_patterns: ['.*@other\\.org'] }, {}],
    ['restrictions of the project', {}, { user_affiliations: ['Elsewhere'] }],
    ['a full quota', {}, { max_users: 3 }],
  ])('answers 200 with a request that waits where %s refuse', async (_, link, project) => {
    const { uuid } = await made('manager', { auto_approve: true, ...link });
    await database().project.update({ where: { id: projectId }, data: project });
    expect(await (await submit(uuid, 'stranger')).json()).toMatchObject({ auto_approved: false });
    expect(await database().permissionRequest.findMany({ where: { group_invitation_id: uuid } })).toMatchObject([
      { state: 'pending' },
    ]);
    expect(await database().userRole.count({ where: { user_id: asker.id } })).toBe(0);
  });

  it('answers 200 with a project of their own, named by the template, with a number where that is taken', async () => {
    const { uuid } = await made('owner', projects({ auto_approve: true, allow_multiple_requests: true }));
    const first = await (await submit(uuid, 'stranger')).json();
    expect(first).toMatchObject({ auto_approved: true, project_created: true, project_uuid: expect.any(String) });
    const second = await (await submit(uuid, 'stranger')).json();
    const named = await database().project.findMany({
      where: { id: { in: [first.project_uuid, second.project_uuid] } },
      include: { roles: { include: { role: true } } },
      orderBy: { id: 'asc' },
    });
    expect(named.map(({ name }) => name)).toEqual(['Course of stranger', 'Course of stranger 2']);
    expect(named[0]?.roles).toMatchObject([{ user_id: asker.id, role: { name: 'PROJECT_MANAGER' } }]);
    expect(await database().userRole.count({ where: { user_id: asker.id, customer_id: customerId } })).toBe(0);
    const answer = await callOperation(listGroupProjectsOperation, { token: place.tokenOf('owner'), params: { uuid } });
    expect(await answer.json()).toHaveLength(2);
  });

  it('answers 200 with a project as the asker calls it where the link lets them', async () => {
    const { uuid } = await made('owner', projects({ auto_approve: true, allow_custom_project_details: true }));
    const { project_uuid: id } = await (
      await submit(uuid, 'stranger', { project_name: 'Reefs', project_description: 'Of reefs.' })
    ).json();
    expect(await database().project.findUnique({ where: { id } })).toMatchObject({
      name: 'Reefs',
      description: 'Of reefs.',
    });
  });

  it('answers 400 to details that the link does not take, 401 without a token, and 404 to an unknown uuid', async () => {
    const { uuid } = await made('owner', projects());
    expect(await (await submit(uuid, 'stranger', { project_name: 'Reefs' })).json()).toMatchObject({
      project_name: [expect.any(String)],
    });
    expect(statusesOf([await submit(uuid), await submit(unknown, 'stranger')])).toEqual([401, 404]);
  });

  it('answers 409 to a second one, also to one of two at once, after an approved one, for one that has ended, and where the place is removed', async () => {
    const { uuid } = await made('manager');
    const answers = await Promise.all([submit(uuid, 'stranger'), submit(uuid, 'stranger')]);
    expect(statusesOf(answers).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const { id } = await makeGroupInvitation({ project_id: projectId, is_active: false });
    expect((await submit(id, 'stranger')).status).toBe(409);
    const approved = await made('manager');
    await makePermissionRequest(approved.uuid, asker.id, { state: 'approved', reviewed_at: clock() });
    expect((await submit(approved.uuid, 'stranger')).status).toBe(409);
    const removed = await made('manager');
    await database().project.update({ where: { id: projectId }, data: { is_removed: true, removed_at: clock() } });
    expect((await submit(removed.uuid, 'stranger')).status).toBe(409);
  });

  it('answers 200 again after a rejection, and to several where the link takes them', async () => {
    const { uuid } = await made('manager');
    await makePermissionRequest(uuid, asker.id, { state: 'rejected', reviewed_at: clock() });
    expect((await submit(uuid, 'stranger')).status).toBe(200);
    const several = await made('manager', { allow_multiple_requests: true });
    expect(statusesOf([await submit(several.uuid, 'stranger'), await submit(several.uuid, 'stranger')])).toEqual([
      200, 200,
    ]);
  });

  it('answers 422 where the organisation is blocked', async () => {
    const { uuid } = await made('manager');
    await block();
    expect((await submit(uuid, 'stranger')).status).toBe(422);
  });
});

describe('GET /api/user-group-invitations/{uuid}/projects/', () => {
  const list = (uuid: string, token?: string) =>
    callOperation(listGroupProjectsOperation, { params: { uuid }, ...(token !== undefined && { token }) });

  it('answers 200 with those that the caller reads, 401 without a token, and 404 to an unknown uuid', async () => {
    const { uuid } = await made('owner', projects({ auto_approve: true }));
    const { project_uuid } = await (await submit(uuid, 'stranger')).json();
    const rows = await (await list(uuid, place.tokenOf('owner'))).json();
    expect(rows).toEqual([{ uuid: project_uuid, url: expect.stringContaining(`/api/projects/${project_uuid}/`) }]);
    expect(await (await list(uuid, place.tokenOf('manager'))).json()).toEqual([]);
    expect(statusesOf([await list(uuid), await list(unknown, place.tokenOf('owner'))])).toEqual([401, 404]);
  });
});
