import { describe, expect, it } from 'vitest';
import { readCustomerMemberRightsOperation, readProjectMemberRightsOperation } from '@/lib/contracts/members/members';
import { makeRole } from '@/lib/testing/make';
import { withMembers } from '@/lib/testing/with-members';
import type { ProjectCaller } from '@/lib/testing/with-project';

const here = withMembers();
const all = ['PROJECT.ADMIN', 'PROJECT.MANAGER', 'PROJECT.MEMBER'];
const inProject = (caller: ProjectCaller | null, query = '') =>
  here.inPlace(readProjectMemberRightsOperation, caller, undefined, query);
const inCustomer = (caller: ProjectCaller | null, query = '') =>
  here.inPlace(readCustomerMemberRightsOperation, caller, undefined, query);
const rightsTo = (roles: string[], others: object = {}) => ({
  can_add: roles,
  can_change: roles,
  can_remove: roles,
  can_request: [],
  can_create_projects: false,
  can_set_quotas: false,
  refusal: null,
  ...others,
});

describe('GET /api/projects/{uuid}/member_rights/', () => {
  it('answers 200 with the roles that the caller may give, change and take, and why nobody can be added', async () => {
    const without = ['PROJECT.ADMIN', 'PROJECT.MEMBER'];
    const asksFor = { can_request: ['PROJECT.MANAGER'] };
    expect(await (await inProject('owner')).json()).toEqual(rightsTo(all, { can_set_quotas: true }));
    expect(await (await inProject('staff')).json()).toEqual(rightsTo(all, { can_set_quotas: true }));
    expect(await (await inProject('manager')).json()).toEqual(rightsTo(without, asksFor));
    await here.setEnd('2026-03-01');
    const closedReason = 'This project ended on 1 March 2026.';
    expect(await (await inProject('manager')).json()).toEqual(rightsTo(without, { ...asksFor, refusal: closedReason }));
  });

  it('answers 200 with the roles that a member may only ask for, and with none to support without a role', async () => {
    expect(await (await inProject('member')).json()).toEqual(rightsTo([], { can_request: all }));
    expect(await (await inProject('support')).json()).toEqual(rightsTo([]));
  });

  it('answers 200 with what a role of their own lets support do', async () => {
    await makeRole({ user_id: here.ids.support, role: 'PROJECT_MANAGER', project_id: here.projectId });
    const roles = ['PROJECT.ADMIN', 'PROJECT.MEMBER'];
    expect(await (await inProject('support')).json()).toEqual(rightsTo(roles, { can_request: ['PROJECT.MANAGER'] }));
  });

  it('answers 400 to a parameter, 401 without a token, and 404 to who does not read the project', async () => {
    expect((await inProject('member', '?x=1')).status).toBe(400);
    expect((await inProject(null)).status).toBe(401);
    expect((await inProject('stranger')).status).toBe(404);
  });
});

describe('GET /api/customers/{uuid}/member_rights/', () => {
  it('answers 200 with the roles in the organisation', async () => {
    const roles = ['CUSTOMER.MANAGER', 'CUSTOMER.OWNER', 'CUSTOMER.SUPPORT'];
    const creates = { can_create_projects: true };
    expect(await (await inCustomer('owner')).json()).toEqual(rightsTo(roles, creates));
    expect(await (await inCustomer('staff')).json()).toEqual(rightsTo(roles, { ...creates, can_set_quotas: true }));
    expect(await (await inCustomer('customerManager')).json()).toEqual(
      rightsTo([], { ...creates, can_request: roles }),
    );
    expect(await (await inCustomer('support')).json()).toEqual(rightsTo([]));
  });

  it('answers 400 to a parameter, 401 without a token, and 404 to strangers', async () => {
    expect((await inCustomer('member', '?x=1')).status).toBe(400);
    expect((await inCustomer(null)).status).toBe(401);
    expect((await inCustomer('stranger')).status).toBe(404);
  });
});
