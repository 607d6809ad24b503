import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '@/lib/db/client';
import { groupLinkCalls } from '@/lib/testing/group-link-calls';
import { type InvitedPlace, makeInvitedPlace } from '@/lib/testing/invited-place';
import { makeRole } from '@/lib/testing/make';
import { makeCustomerImage, makeProjectImage } from '@/lib/testing/make-picture';

let customerId = '';
let projectId = '';
let place: InvitedPlace;

beforeEach(async () => {
  place = await makeInvitedPlace();
  ({ customerId, projectId } = place);
});

const { made, post } = groupLinkCalls(() => place);
describe('POST /api/user-group-invitations/', () => {
  it('answers 201 with the picture of the project, or of the organisation, as scope_image', async () => {
    await Promise.all([makeProjectImage(projectId), makeCustomerImage(customerId)]);
    const toCustomer = { scope: customerId, role: 'CUSTOMER.SUPPORT' };
    expect([(await made('owner')).scope_image, (await made('owner', toCustomer)).scope_image]).toEqual([
      expect.stringMatching(`/api/projects/${projectId}/image/$`),
      expect.stringMatching(`/api/customers/${customerId}/image/$`),
    ]);
  });

  it('answers 403 for projects that it would create to who may add people, but no projects', async () => {
    const { id } = await database().role.findUniqueOrThrow({ where: { name: 'CUSTOMER_MANAGER' } });
    const lent = { role_id: id, permission: 'CUSTOMER.CREATE_PERMISSION' };
    const before = await database().rolePermission.findMany({ where: { role_id: id } });
    await database().rolePermission.deleteMany({ where: { role_id: id } });
    await database().rolePermission.create({ data: lent });
    await makeRole({ user_id: place.people.stranger.id, role: 'CUSTOMER_MANAGER', customer_id: customerId });
    const projects = { auto_create_project: true, project_role: 'PROJECT.MANAGER', project_name_template: 'Course' };
    const toCustomer = { scope: customerId, role: 'CUSTOMER.SUPPORT' };
    const links = [await post('stranger', { ...toCustomer, ...projects }), await post('stranger', toCustomer)];
    await database().rolePermission.deleteMany({ where: { role_id: id } });
    await database().rolePermission.createMany({ data: before });
    expect(links.map(({ status }) => status)).toEqual([403, 201]);
  });

  it('answers 201 with a random uuid, of version 4: it is the secret of the link', async () => {
    expect((await made('manager')).uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });
});
