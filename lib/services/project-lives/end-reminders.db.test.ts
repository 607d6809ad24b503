import { beforeEach, describe, expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { deliver } from '@/lib/services/delivery/deliver';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { acceptEnd } from '@/lib/services/projects/accept-end';
import { changeProject } from '@/lib/services/projects/change-project';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { undoAcceptEnd } from '@/lib/services/projects/undo-accept-end';
import { dayValue, makeProject, makeResource, makeRole, makeUser } from '@/lib/testing/make';
import { systemActor, testContext } from '@/lib/testing/test-context';

const at = (instant: string) => testContext(systemActor, new Date(instant));
const run = (instant: string) => advanceProjects(at(instant));
const anyVersion = { requireVersion: () => undefined };

beforeEach(async () => {
  await database().$executeRaw(sql`TRUNCATE user_account, customer, outbox_message, reminder CASCADE`);
});

async function make(fields: Parameters<typeof makeProject>[0], time_zone = 'UTC') {
  const project = await makeProject({ name: 'Climate', ...fields });
  const [person, staff] = [await makeUser({ time_zone }), await makeUser({ is_staff: true })];
  const role = await makeRole({ user_id: person.id, role: 'PROJECT_MEMBER', project_id: project.id });
  const asStaff = (instant: string) => testContext(staff, new Date(instant));
  return { project, person, role, asStaff };
}

const rows = async (recipient_id: string) =>
  (
    await database().reminder.findMany({
      where: { recipient_id },
      orderBy: [{ created: 'asc' }, { milestone_rank: 'asc' }],
    })
  ).map(({ milestone, reason, status }) => [milestone, status, reason]);
const messages = (user_id: string) => database().outboxMessage.findMany({ where: { user_id, kind: 'project_ending' } });

describe('the ledger of reminders of the ends of projects', () => {
  test('gets a row on the day of each milestone, scheduled for 10:00 of its reader, which is sent by its mail', async () => {
    const { person, project } = await make({ end_date: dayValue('2027-03-20') }, 'America/New_York');
    await run('2027-03-12T23:45:00Z');
    expect(await rows(person.id)).toEqual([]);
    await run('2027-03-13T00:00:00Z');
    expect(await rows(person.id)).toEqual([['7 days', 'SCHEDULED', null]]);
    expect(await database().reminder.findFirst()).toMatchObject({
      kind: 'project_ending',
      object_type: 'project',
      object_id: project.id,
      object_name: 'Climate',
      episode: '2027-03-20',
      scheduled_for: new Date('2027-03-13T15:00:00Z'),
    });
    await run('2027-03-13T15:00:00Z');
    expect(await messages(person.id)).toHaveLength(1);
    await deliver(at('2027-03-13T15:01:00Z'));
    expect(await database().reminder.findFirst()).toMatchObject({
      status: 'SENT',
      is_late: false,
      sent_at: expect.any(Date),
    });
  });

  test('tells a milestone that is overdue because nothing ran once, late, and of several only the most pressing', async () => {
    const { person } = await make({ end_date: dayValue('2027-03-20') });
    await run('2027-03-19T12:00:00Z');
    await deliver(at('2027-03-19T12:01:00Z'));
    expect(await rows(person.id)).toEqual([
      ['7 days', 'SUPERSEDED', 'newer_milestone'],
      ['1 day', 'SENT', null],
    ]);
    expect(await database().reminder.findFirst({ where: { status: 'SENT' } })).toMatchObject({ is_late: true });
    expect(await messages(person.id)).toHaveLength(1);
    await run('2027-03-19T13:00:00Z');
    expect(await messages(person.id)).toHaveLength(1);
  });

  test.each([
    ['2027-03-16', [['7 days', 'SCHEDULED', null]]],
    [
      '2027-03-11',
      [
        ['7 days', 'SUPERSEDED', 'newer_milestone'],
        ['1 day', 'SCHEDULED', null],
      ],
    ],
    ['2027-03-18', []],
  ])(
    'a date set at 22:00 of 10 March to %s is told at once, and never by an earlier milestone than is left',
    async (end_date, expected) => {
      const { asStaff, person, project } = await make({});
      await changeProject(asStaff('2027-03-10T22:00:00Z'), { uuid: project.id, end_date }, anyVersion);
      await run('2027-03-10T22:00:01Z');
      expect(await rows(person.id)).toEqual(expected);
      expect(await messages(person.id)).toHaveLength(expected.length === 0 ? 0 : 1);
    },
  );

  test('a date set to today tells only the 1-day notice, at once, while something is left to end', async () => {
    const { asStaff, person, project } = await make({});
    await makeResource({ project_id: project.id });
    await changeProject(asStaff('2027-03-10T22:00:00Z'), { uuid: project.id, end_date: '2027-03-10' }, anyVersion);
    await run('2027-03-10T22:00:01Z');
    await run('2027-03-10T22:00:02Z');
    expect(await rows(person.id)).toEqual([['1 day', 'SCHEDULED', null]]);
    await deliver(at('2027-03-10T22:01:00Z'));
    expect(await rows(person.id)).toEqual([['1 day', 'SENT', null]]);
    expect(await messages(person.id)).toMatchObject([
      { payload: { facts: { title: 'Your project ends on 10 March 2027' } } },
    ]);
  });

  test('a project in which nothing is left is deleted at once when its end is set to today, and nobody is told', async () => {
    const { asStaff, person, project } = await make({});
    await changeProject(asStaff('2027-03-10T22:00:00Z'), { uuid: project.id, end_date: '2027-03-10' }, anyVersion);
    await run('2027-03-10T22:00:01Z');
    expect(await database().project.findUnique({ where: { id: project.id } })).toMatchObject({ is_removed: true });
    expect([await rows(person.id), await messages(person.id)]).toEqual([[], []]);
  });

  test('with grace it is told on the first day of grace too, once', async () => {
    const { person } = await make({ end_date: dayValue('2027-03-10'), grace_period_days: 20 });
    for (const day of ['11', '11', '12', '23', '29', '30']) await run(`2027-03-${day}T11:00:00Z`);
    expect((await rows(person.id)).map(([milestone]) => milestone)).toEqual(['grace', '7 days', '1 day']);
    expect(await messages(person.id)).toHaveLength(3);
  });

  test('goes to everybody with a live role and to the owners, not to other people of the organisation, nor to who came later', async () => {
    const { project, person } = await make({ end_date: dayValue('2027-03-20') });
    const [owner, support, past, late] = [await makeUser(), await makeUser(), await makeUser(), await makeUser()];
    const customer_id = project.customer_id;
    await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id });
    await makeRole({ user_id: support.id, role: 'CUSTOMER_SUPPORT', customer_id });
    const expired = new Date('2027-03-12T00:00:00Z');
    await makeRole({ user_id: past.id, role: 'PROJECT_MEMBER', project_id: project.id, expiration_time: expired });
    await run('2027-03-13T11:00:00Z');
    const held = await makeRole({ user_id: late.id, role: 'PROJECT_MEMBER', project_id: project.id });
    await database().userRole.update({ where: { id: held.id }, data: { created: new Date('2027-03-14T00:00:00Z') } });
    await run('2027-03-14T11:00:00Z');
    const reminders = await database().reminder.findMany();
    expect(new Set(reminders.map(({ recipient_id }) => recipient_id))).toEqual(new Set([person.id, owner.id]));
  });

  test('one mail tells a person of all their projects, and each is a row with the same delivery', async () => {
    const { person, project } = await make({ end_date: dayValue('2027-03-20') });
    const other = await makeProject({ name: 'Ocean', end_date: dayValue('2027-03-14') });
    await makeRole({ user_id: person.id, role: 'PROJECT_ADMIN', project_id: other.id });
    await run('2027-03-13T09:59:00Z');
    expect(await messages(person.id)).toEqual([]);
    await run('2027-03-13T10:00:00Z');
    const [message, ...more] = await messages(person.id);
    expect([message?.payload, more]).toMatchObject([
      { facts: { projects: [{ name: 'Ocean' }, { name: 'Climate' }] } },
      [],
    ]);
    const reminders = await database().reminder.findMany({ where: { status: 'SCHEDULED' } });
    expect(new Set(reminders.map(({ object_id }) => object_id))).toEqual(new Set([project.id, other.id]));
    expect(new Set(reminders.map(({ outbox_message_id }) => outbox_message_id))).toEqual(new Set([message?.id]));
  });
});

describe('what is not told yet is cancelled in the same commit', () => {
  const cause = {
    moved: (ctx: ReturnType<typeof testContext>, uuid: string) =>
      changeProject(ctx, { uuid, end_date: '2027-03-21' }, anyVersion),
    cleared: (ctx: ReturnType<typeof testContext>, uuid: string) =>
      changeProject(ctx, { uuid, end_date: null }, anyVersion),
    accepted: (ctx: ReturnType<typeof testContext>, uuid: string) => acceptEnd(ctx, { uuid }, anyVersion),
    deleted: (ctx: ReturnType<typeof testContext>, uuid: string) => deleteProject(ctx, { uuid }),
  };

  test.each([
    ['moved', 'date_moved'],
    ['cleared', 'date_moved'],
    ['accepted', 'accepted'],
    ['deleted', 'ended'],
  ] as const)(
    'when the end is %s: %s, also the mail that waits, for who is in the project and for owners',
    async (what, reason) => {
      const { asStaff, person, project } = await make({ end_date: dayValue('2027-03-20') });
      const owner = await makeUser();
      await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: project.customer_id });
      await run('2027-03-13T10:00:00Z');
      await cause[what](asStaff('2027-03-13T10:00:30Z'), project.id);
      for (const { id } of [person, owner]) expect(await rows(id)).toEqual([['7 days', 'CANCELLED', reason]]);
      await deliver(at('2027-03-13T10:01:00Z'));
      expect(await database().delivery.count({ where: { kind: 'project_ending', state: { not: 'suppressed' } } })).toBe(
        0,
      );
    },
  );

  test('when a role is lost: the mail keeps what else it tells, and is withdrawn when nothing is left', async () => {
    const { person, role, project } = await make({ end_date: dayValue('2027-03-20') });
    const other = await makeProject({ name: 'Ocean', end_date: dayValue('2027-03-20') });
    const second = await makeRole({ user_id: person.id, role: 'PROJECT_ADMIN', project_id: other.id });
    await run('2027-03-13T10:00:00Z');
    const lose = (id: string) =>
      transaction(at('2027-03-13T10:00:30Z'), async (tx) => {
        await tx.db.userRole.update({ where: { id }, data: { is_active: false } });
        tx.emit({ type: 'roles.changed', userIds: [person.id], isLoss: true });
      });
    await lose(role.id);
    expect((await messages(person.id)).map(({ payload }) => payload)).toMatchObject([
      { facts: { title: 'Your project ends on 20 March 2027', projects: [{ name: 'Ocean' }] } },
    ]);
    await lose(second.id);
    const lost = await database().reminder.findMany({ where: { reason: 'access_lost' } });
    expect(new Set(lost.map(({ object_id }) => object_id))).toEqual(new Set([project.id, other.id]));
    await deliver(at('2027-03-13T10:01:00Z'));
    expect(await database().delivery.count({ where: { user_id: person.id, state: { not: 'suppressed' } } })).toBe(0);
  });

  test('what was told stays, a date that comes back is planned anew, and so is an acceptance that is undone', async () => {
    const { asStaff, person, project } = await make({ end_date: dayValue('2027-03-20') });
    await run('2027-03-13T09:00:00Z');
    await changeProject(asStaff('2027-03-13T09:10:00Z'), { uuid: project.id, end_date: '2027-04-20' }, anyVersion);
    await changeProject(asStaff('2027-03-13T09:20:00Z'), { uuid: project.id, end_date: '2027-03-20' }, anyVersion);
    await run('2027-03-13T09:30:00Z');
    await acceptEnd(asStaff('2027-03-13T09:40:00Z'), { uuid: project.id }, anyVersion);
    await undoAcceptEnd(asStaff('2027-03-13T09:50:00Z'), { uuid: project.id }, anyVersion);
    await run('2027-03-13T10:00:00Z');
    await deliver(at('2027-03-13T10:00:30Z'));
    await changeProject(asStaff('2027-03-13T11:00:00Z'), { uuid: project.id, end_date: '2027-05-20' }, anyVersion);
    expect(await rows(person.id)).toEqual([
      ['7 days', 'CANCELLED', 'date_moved'],
      ['7 days', 'CANCELLED', 'accepted'],
      ['7 days', 'SENT', null],
    ]);
  });
});

test('who has them by digest is told by it, and who switched them off gets a row that says so', async () => {
  const { person, project } = await make({ end_date: dayValue('2027-03-20') });
  const off = await makeUser();
  await makeRole({ user_id: off.id, role: 'PROJECT_MEMBER', project_id: project.id });
  const preference = { kind: 'project_ending', channel: 'email' };
  await database().notificationPreference.createMany({
    data: [
      { ...preference, user_id: person.id, when: 'digest' },
      { ...preference, user_id: off.id, when: 'off' },
    ],
  });
  await run('2027-03-13T10:00:00Z');
  await deliver(at('2027-03-13T10:01:00Z'));
  expect(await rows(person.id)).toEqual([['7 days', 'SCHEDULED', null]]);
  expect(await rows(off.id)).toEqual([['7 days', 'CANCELLED', 'switched_off']]);
});
