import { describe, expect, test } from 'vitest';
import type { PartConfig } from '@/lib/contracts/rules/definition';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { revokeRoles } from '@/lib/plugins/rules/actions/revoke-roles';
import { dayValue, makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

const rule = { ruleId: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e', ruleName: 'Tidy up', version: 3 };
const subjectId = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9f';

const run = (userId: string, config: PartConfig['config']) =>
  transaction(testContext(), (tx) => revokeRoles.run(tx, { userId, subjectId, approverIds: [] }, config, rule));
const undo = (userId: string, before: unknown) =>
  transaction(testContext(), (tx) => revokeRoles.undo?.(tx, userId, before) ?? Promise.resolve(''));
describe('revoke_roles', () => {
  test('without places revokes roles everywhere, those of the installation too, with them only there; an organisation includes its projects', async () => {
    const [inside, outside] = [await makeProject(), await makeProject()];
    const { id } = await makeUser();
    const grant = (place: object) => makeRole({ user_id: id, role: 'PROJECT_MANAGER', ...place });
    await grant({ project_id: inside.id });
    await grant({ project_id: outside.id });
    await makeRole({ user_id: id, role: 'CUSTOMER_OWNER', customer_id: inside.customer_id });
    await grant({ role: 'ACCESS_COMMITTEE', in_installation: true });
    const live = () => database().userRole.count({ where: { user_id: id, is_active: true } });
    await run(id, { roles: ['PROJECT.MANAGER'], customer_uuids: [inside.customer_id] });
    expect(await live()).toBe(3);
    await run(id, { customer_uuids: [inside.customer_id] });
    expect(await live()).toBe(2);
    await run(id, {});
    expect(await live()).toBe(0);
  });

  test('undo gives back roles where restrictions still allow, names the others, and all is in the event log', async () => {
    const [open, closed] = [await makeProject(), await makeProject({ name: 'Closed' })];
    const { id } = await makeUser();
    await makeRole({ user_id: id, role: 'PROJECT_MANAGER', project_id: open.id });
    await makeRole({ user_id: id, role: 'PROJECT_MANAGER', project_id: closed.id });
    const { before } = await run(id, {});
    await database().project.update({ where: { id: closed.id }, data: { user_affiliations: ['staff'] } });
    expect(await undo(id, before)).toBe('The restrictions of Closed no longer allow the role PROJECT.MANAGER.');
    const live = await database().userRole.findMany({ where: { user_id: id, is_active: true } });
    expect(live.map(({ project_id }) => project_id)).toEqual([open.id]);
    const events = await database().event.findMany({ where: { affected_user_id: id }, orderBy: { id: 'asc' } });
    expect(events.map(({ event_type, project_id }) => `${event_type} ${project_id}`).toSorted()).toEqual(
      [`role_granted ${open.id}`, `role_revoked ${open.id}`, `role_revoked ${closed.id}`].toSorted(),
    );
  });

  test('undo gives back no role in an organisation that is blocked or archived, or a project that has ended, and says so', async () => {
    const names = ['Blocked', 'Archived', 'Ended', 'In grace'] as const;
    const projects = await Promise.all(names.map((name) => makeProject({ name })));
    const { id } = await makeUser();
    for (const { id: project_id } of projects) await makeRole({ user_id: id, role: 'PROJECT_MEMBER', project_id });
    const { before } = await run(id, {});
    const [blocked, archived, ended, inGrace] = projects.map(({ id: project, customer_id: customer }) => ({
      project,
      customer,
    }));
    const inCustomer = (uuid = '', data: object) => database().customer.update({ where: { id: uuid }, data });
    const inProject = (uuid = '', data: object) => database().project.update({ where: { id: uuid }, data });
    await inCustomer(blocked?.customer, { blocked: true });
    await inCustomer(archived?.customer, { archived: true });
    await inProject(ended?.project, { end_date: dayValue('2026-03-01') });
    await inProject(inGrace?.project, { end_date: dayValue('2026-03-01'), grace_period_days: 3_650 });
    const left = await undo(id, before);
    for (const sentence of [
      'The role PROJECT.MEMBER in Blocked: This organisation is blocked.',
      'The role PROJECT.MEMBER in Archived: This organisation is archived.',
      'The role PROJECT.MEMBER in Ended: This project ended on 1 March 2026.',
    ])
      expect(left).toContain(sentence);
    const live = await database().userRole.findMany({ where: { user_id: id, is_active: true } });
    expect(live.map(({ project_id }) => project_id)).toEqual([inGrace?.project]);
  });

  test('undo gives back roles where the quotas have room, and names the others with the numbers', async () => {
    const [open, full] = [await makeProject(), await makeProject({ name: 'Full', max_users: 1 })];
    const { id } = await makeUser();
    await makeRole({ user_id: id, role: 'PROJECT_MANAGER', project_id: open.id });
    await makeRole({ user_id: id, role: 'PROJECT_MEMBER', project_id: full.id });
    const { before } = await run(id, {});
    await makeRole({ user_id: (await makeUser()).id, role: 'PROJECT_MEMBER', project_id: full.id });
    expect(await undo(id, before)).toBe(
      'The role PROJECT.MEMBER in Full: This project has 1 of 1 person. Ask an owner of the organisation for more.',
    );
    const live = await database().userRole.findMany({ where: { user_id: id, is_active: true } });
    expect(live.map(({ project_id }) => project_id)).toEqual([open.id]);
  });
});
