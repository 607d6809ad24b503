import { describe, expect, it } from 'vitest';
import { deleteProjectOperation, hardDeleteProjectOperation } from '@/lib/contracts/projects/ends';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { dayValue, makeOffering, makeOrder, makeResource } from '@/lib/testing/make';
import { makeChecklist } from '@/lib/testing/make-checklist';
import { makeReminder } from '@/lib/testing/make-reminder';
import { testContext } from '@/lib/testing/test-context';
import { detailOf, inDays, type ProjectCaller, statusesOf, withProject } from '@/lib/testing/with-project';

const DAY_MS = 86_400_000;

const here = withProject();
const remove = (caller: ProjectCaller | null = 'owner') => here.call(deleteProjectOperation, caller);
const removeForGood = (body: object, caller: ProjectCaller | null = 'staff') =>
  here.call(hardDeleteProjectOperation, caller, { body });

describe('DELETE /api/projects/{uuid}/', () => {
  it('answers 204: roles are kept in a snapshot and revoked, what is pending is canceled', async () => {
    const order = await makeOrder({ project_id: here.projectId, state: 'PENDING_PROVIDER' });
    await database().endDateChangeRequest.create({
      data: {
        project_id: here.projectId,
        requested_end_date: dayValue(inDays(9)),
        created_by_id: here.ids.member,
        created: clock(),
      },
    });
    expect((await remove()).status).toBe(204);
    expect(await here.stored()).toMatchObject({
      is_removed: true,
      termination_metadata: {
        user_roles: [{ role_name: 'PROJECT_MANAGER' }, { user_id: here.ids.member, role_name: 'PROJECT_MEMBER' }],
      },
    });
    expect(await here.liveRoles()).toBe(0);
    expect((await database().order.findUniqueOrThrow({ where: { id: order.id } })).state).toBe('CANCELED');
    expect(
      await database().endDateChangeRequest.count({ where: { project_id: here.projectId, state: 'canceled' } }),
    ).toBe(1);
    const events = await database().event.findMany({ where: { project_id: here.projectId }, orderBy: { id: 'asc' } });
    expect(events.map(({ event_type }) => event_type)).toEqual([
      'role_revoked',
      'role_revoked',
      'project_end_date_change_request_canceled',
      'project_deletion_succeeded',
    ]);
  });

  it('answers 204, and who approves orders of all projects of its organisation has no action about its own any more', async () => {
    const order = await makeOrder({ project_id: here.projectId, created: new Date(clock().getTime() - 5 * DAY_MS) });
    await refreshActions(testContext(undefined, clock()), { actionType: null });
    const action = () =>
      database().userAction.findFirst({
        where: { user_id: here.ids.owner, object_id: order.id },
        select: { status: true },
      });
    expect(await action()).toEqual({ status: 'open' });
    expect((await remove()).status).toBe(204);
    expect(await action()).toEqual({ status: 'resolved' });
  });

  it('answers 401 without a token, 403 to members, and 404 to strangers', async () => {
    expect((await remove(null)).status).toBe(401);
    expect((await remove('member')).status).toBe(403);
    expect((await remove('stranger')).status).toBe(404);
  });

  it('answers 409 naming the first ten of many resources, with their states', async () => {
    for (let made = 10; made < 21; made++)
      await makeResource({ project_id: here.projectId, name: `Disk ${made}`, state: made === 10 ? 'ERRED' : 'OK' });
    const [status, detail] = await detailOf(await remove());
    const left = Array.from({ length: 10 }, (_, at) => `Disk ${at + 10} (${at === 0 ? 'erred' : 'ok'})`);
    expect([status, detail]).toEqual([409, `Terminate its resources first: ${left.join(', ')}.`]);
  });

  it('answers 409 naming the resources that are left, and when it is deleted already', async () => {
    const { id } = await makeResource({ project_id: here.projectId, name: 'Disk' });
    expect(await detailOf(await remove())).toEqual([409, 'Terminate its resources first: Disk (ok).']);
    await database().resource.update({ where: { id }, data: { state: 'TERMINATED' } });
    const answers = await Promise.all([remove(), remove()]);
    expect(statusesOf(answers)).toEqual([204, 409]);
  });
});

describe('POST /api/projects/{uuid}/hard_delete/', () => {
  it('answers 204: it is gone with all that is in it; its events stay, and reminders with the name as it was', async () => {
    const resource = await makeResource({ project_id: here.projectId, state: 'TERMINATED' });
    await makeOrder({ project_id: here.projectId, resource_id: resource.id, state: 'DONE' });
    const reminderFields = { recipient_id: here.ids.member, object_name: 'As it was' };
    await makeReminder({ ...reminderFields, object_id: here.projectId });
    await makeReminder({
      ...reminderFields,
      object_type: 'resource',
      object_id: resource.id,
      kind: 'expiring_resource',
    });
    const kept = await makeReminder(reminderFields);
    await remove();
    expect((await removeForGood({ confirm_name: (await here.stored()).name })).status).toBe(204);
    expect(await database().project.count({ where: { id: here.projectId } })).toBe(0);
    expect(await database().resource.count({ where: { project_id: here.projectId } })).toBe(0);
    const ledger = await database().reminder.findMany({ where: reminderFields });
    expect(ledger.filter(({ object_gone_at }) => object_gone_at !== null)).toHaveLength(2);
    expect(ledger.find(({ id }) => id === kept.id)?.object_gone_at).toBeNull();
    expect(
      await database().event.count({
        where: { project_id: here.projectId, event_type: 'project_hard_deletion_succeeded' },
      }),
    ).toBe(1);
  });

  it('answers 204: requests, completions and reviews are gone; audit entries and executions stay, with the name as it was', async () => {
    const project_id = here.projectId;
    const { name: confirm_name } = await here.stored();
    const stamps = { created: clock(), modified: clock() };
    const checklist = await makeChecklist();
    await database().checklistCompletion.create({ data: { project_id, checklist_id: checklist.id, ...stamps } });
    await database().permissionReview.create({ data: { project_id, created: clock() } });
    const asked = { requested_end_date: dayValue(inDays(9)), created_by_id: here.ids.member, created: clock() };
    await database().endDateChangeRequest.create({ data: { project_id, ...asked } });
    const executed = { object_type: 'project', object_id: project_id, related_object_name: confirm_name };
    await database().userActionExecution.create({
      data: {
        ...executed,
        user_id: here.ids.owner,
        action_type: 'project_ending',
        title: `Project ending: ${confirm_name}`,
        corrective_action_key: 'view_project',
        corrective_action_label: 'View project',
        executed_at: clock(),
        via: 'session',
        success: true,
      },
    });
    await remove();
    expect((await removeForGood({ confirm_name })).status).toBe(204);
    const where = { project_id };
    expect([
      await database().checklistCompletion.count({ where }),
      await database().permissionReview.count({ where }),
      await database().endDateChangeRequest.count({ where }),
      await database().userRole.count({ where }),
    ]).toEqual([0, 0, 0, 0]);
    expect(await database().userActionExecution.count({ where: executed })).toBe(1);
    const audited = await database().auditEntry.findMany({ where: { subject_id: project_id } });
    expect(audited.map(({ operation }) => operation)).toEqual(['projects_delete', 'projects_hard_delete']);
  });

  it('answers 409 naming the resources and orders that have not ended, and nothing is gone', async () => {
    const { name: confirm_name } = await here.stored();
    const offering = await makeOffering({ name: 'Cloud' });
    await remove();
    await makeResource({ project_id: here.projectId, offering_id: offering.id, name: 'Disk', state: 'ERRED' });
    await makeOrder({ project_id: here.projectId, offering_id: offering.id, state: 'EXECUTING' });
    const sentence = 'Something in it has not ended: Disk, an order of Cloud.';
    expect(await detailOf(await removeForGood({ confirm_name }))).toEqual([409, sentence]);
    expect(await database().resource.count({ where: { project_id: here.projectId } })).toBe(1);
  });

  it('answers 400 to another name, 401, 403 to owners and former members, 404 to strangers and of an unknown one, and 409 when it is not deleted', async () => {
    const { name: confirm_name } = await here.stored();
    expect((await removeForGood({ confirm_name })).status).toBe(409);
    await remove();
    expect((await removeForGood({ confirm_name: 'Another' })).status).toBe(400);
    expect((await removeForGood({ confirm_name }, null)).status).toBe(401);
    expect((await removeForGood({ confirm_name }, 'owner')).status).toBe(403);
    expect((await removeForGood({ confirm_name }, 'member')).status).toBe(403);
    expect((await removeForGood({ confirm_name }, 'stranger')).status).toBe(404);
    await removeForGood({ confirm_name });
    expect((await removeForGood({ confirm_name })).status).toBe(404);
  });
});
