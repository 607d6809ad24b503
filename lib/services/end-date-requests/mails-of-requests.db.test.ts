import { beforeEach, describe, expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { queueNoticeDigests } from '@/lib/services/digests/queue-notice-digests';
import { cancelEndDateRequest } from '@/lib/services/end-date-requests/cancel-end-date-request';
import { createEndDateRequest } from '@/lib/services/end-date-requests/create-end-date-request';
import { rejectEndDateRequest } from '@/lib/services/end-date-requests/reject-end-date-request';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { makeRole, makeUser } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

const at = (instant: string) => testContext(systemActor, new Date(instant));
const yesterday = new Date('2026-11-21T10:00:00Z');

beforeEach(async () => {
  await database().$executeRaw(sql`TRUNCATE outbox_message CASCADE`);
});

/** A request of a manager that is pending, and an owner who may decide it. */
async function make() {
  const { person: manager, project } = await makeHeldProject('PROJECT_MANAGER');
  const owner = await makeUser();
  const role = await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: project.customer_id });
  const ask = () =>
    createEndDateRequest(testContext(manager), { project: project.id, requested_end_date: '2026-12-01', comment: '' });
  return { manager, owner, project, role, ask };
}

const mailsTo = (user_id: string) =>
  database().delivery.findMany({ where: { user_id, kind: 'end_date_request', channel: 'email' } });

describe('whose role has expired', () => {
  const expire = (id: string) => database().userRole.update({ where: { id }, data: { expiration_time: yesterday } });

  test('is told of no request', async () => {
    const { ask, owner, role } = await make();
    await expire(role.id);
    await ask();
    await fanOut(testContext());
    expect(await mailsTo(owner.id)).toEqual([]);
  });

  test('reads nothing of a request in the digest that it waited for', async () => {
    const { ask, owner, role } = await make();
    await database().notificationPreference.create({
      data: { user_id: owner.id, kind: 'end_date_request', channel: 'email', when: 'digest' },
    });
    await ask();
    await fanOut(testContext());
    expect(await mailsTo(owner.id)).toMatchObject([{ reason: 'digest' }]);
    await expire(role.id);
    expect(await queueNoticeDigests(at('2026-11-23T10:00:00Z'))).toMatchObject({ queued: 0, left_out: 1 });
    expect(await mailsTo(owner.id)).toMatchObject([{ reason: 'access_lost' }]);
  });
});

type Made = Awaited<ReturnType<typeof make>> & { uuid: string };
const ends: Readonly<Record<string, (made: Made) => Promise<unknown>>> = {
  'is taken back': ({ manager, uuid }) => cancelEndDateRequest(testContext(manager), { uuid }),
  'is rejected': ({ owner, uuid }) => rejectEndDateRequest(testContext(owner), { uuid, comment: '' }),
  'is too late': () => advanceProjects(at('2026-12-02T12:00:00Z')),
  'ends with its project': ({ owner, project }) => deleteProject(testContext(owner), { uuid: project.id }),
};

test.each(Object.keys(ends))(
  'mails to those who decide are withdrawn in the commit in which the request %s',
  async (how) => {
    const made = await make();
    const { uuid } = await made.ask();
    await fanOut(testContext());
    expect(await mailsTo(made.owner.id)).toMatchObject([{ state: 'queued' }]);
    await ends[how]?.({ ...made, uuid });
    expect(await mailsTo(made.owner.id)).toMatchObject([{ state: 'suppressed', reason: 'access_lost' }]);
  },
);

test('a deletion tells the asker that nobody decides any more, and the event log that the request was canceled', async () => {
  const { ask, manager, owner, project } = await make();
  await ask();
  const later: Ctx = testContext(owner, new Date(testNow.getTime() + 60_000));
  await deleteProject(later, { uuid: project.id });
  await fanOut(later);
  expect(await mailsTo(manager.id)).toMatchObject([{ state: 'queued' }]);
  const type = 'project_end_date_change_request_canceled';
  expect(await database().event.count({ where: { project_id: project.id, event_type: type } })).toBe(1);
});
