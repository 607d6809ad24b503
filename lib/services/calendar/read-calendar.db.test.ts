import ICAL from 'ical.js';
import { afterEach, expect, test } from 'vitest';
import { env } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { readCalendar } from '@/lib/services/calendar/read-calendar';
import { dayValue, makeProject, makeResource, makeRole, makeUser, uniqueName } from '@/lib/testing/make';
import { makeApproval, makeRequirement } from '@/lib/testing/make-access';
import { makeAction } from '@/lib/testing/make-action';
import { makeCalendarAddress } from '@/lib/testing/make-calendar-address';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { makeHeldResource } from '@/lib/testing/make-held-resource';
import { makeReminder } from '@/lib/testing/make-reminder';
import { statementsOf } from '@/lib/testing/statements-of';
import { testContext, testNow } from '@/lib/testing/test-context';

const DAY_MS = 86_400_000;

const { AUTH_URL, HEED_URL } = env;
afterEach(() => {
  Object.assign(env, { AUTH_URL, HEED_URL });
});

const later = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);

async function textOf(secret: string, now = testNow): Promise<string> {
  return String((await readCalendar(testContext({ kind: 'anonymous' }, now), { secret })).content);
}

type Shown = { starts: string; sequence: number; summary: string; alarms: string[]; description: string; url: string };

/** The events of a calendar by the beginning of their UID: "resource-<id>". */
async function eventsAt(secret: string, now = testNow): Promise<Map<string, Shown>> {
  const events = new ICAL.Component(ICAL.parse(await textOf(secret, now))).getAllSubcomponents('vevent');
  return new Map(
    events.map((found) => {
      const { description, sequence, startDate, summary, uid } = new ICAL.Event(found);
      const [key = '', host] = uid.split('@');
      expect(host).toBe('127.0.0.1:3000');
      const alarms = found.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger')));
      const url = String(found.getFirstPropertyValue('url'));
      return [key, { starts: startDate.toString(), sequence, summary, alarms, description, url }];
    }),
  );
}

test('a calendar has the ends of resources with the days of their schedule, the last days of projects, and what is due', async () => {
  const { offering, person, project, uuid } = await makeHeldResource({
    role: 'PROJECT_MEMBER',
    project: { name: 'Genomics', end_date: dayValue('2027-02-01'), grace_period_days: 10, time_zone: 'Asia/Tokyo' },
    plugin_options: { resource_expiration_reminders: [1, 60] },
    resource: { name: 'gpu', end_date: dayValue('2027-01-31') },
  });
  const usual = await makeResource({ project_id: project.id, end_date: dayValue('2026-12-24') });
  const atInstant = await makeAction(person.id, project);
  const allDay = await makeAction(person.id, project, { due_date: new Date('2026-12-10T14:59:59.999Z') });
  await makeRole({ user_id: person.id, role: 'PROJECT_MANAGER', project_id: project.id });
  const events = await eventsAt(await makeCalendarAddress(person.id));
  expect(events.get(`resource-${uuid}`)).toEqual({
    starts: '2027-01-31',
    sequence: 0,
    summary: 'Resource ends: gpu',
    description: `${offering.name}\nGenomics`,
    url: `http://127.0.0.1:3000/resources/${uuid}`,
    alarms: ['-P60D', '-P1D'],
  });
  expect(events.get(`resource-${usual.id}`)?.alarms).toEqual(['-P30D', '-P14D', '-P7D', '-P1D']);
  expect(events.get(`project-${project.id}`)).toMatchObject({
    starts: '2027-02-11',
    summary: 'Project ends: Genomics',
    description: expect.stringContaining('In grace from the day after 1 February 2027.'),
    alarms: ['-P7D', '-P1D'],
  });
  expect(events.get(`action-${atInstant.id}`)).toMatchObject({
    starts: '2026-12-01T10:00:00Z',
    summary: atInstant.title,
    alarms: [],
  });
  expect(events.get(`action-${allDay.id}`)).toMatchObject({ starts: '2026-12-10' });
  expect(events.size).toBe(5);
});

test('it has what its owner sees alone: no snoozed or closed action, nothing of places where no role counts any more, no deleted project', async () => {
  const { person, project, uuid } = await makeHeldResource({
    project: { end_date: dayValue('2027-02-01') },
    resource: { end_date: dayValue('2027-01-31') },
  });
  await makeResource({ end_date: dayValue('2027-01-31') });
  const ended = { end_date: dayValue('2027-01-31'), project_id: project.id, state: 'TERMINATED' };
  await makeResource(ended);
  const over = await makeResource({ ...ended, end_date: dayValue('2026-11-20') });
  await makeAction(person.id, project, { silence_mode: 'until_date', silenced_until: later(60) });
  await makeAction(person.id, project, { silence_mode: 'forever', is_silenced: true });
  await makeAction(person.id, project, { status: 'resolved', resolved_reason: 'executed', resolved_at: testNow });
  await makeAction(person.id, project, { due_date: null });
  const secret = await makeCalendarAddress(person.id);
  expect([...(await eventsAt(secret)).keys()]).toEqual([
    `resource-${over.id}`,
    `resource-${uuid}`,
    `project-${project.id}`,
  ]);
  expect([...(await eventsAt(secret, later(61))).keys()].filter((key) => key.startsWith('action-'))).toHaveLength(1);
  await database().project.update({ where: { id: project.id }, data: { is_removed: true } });
  expect(await eventsAt(secret)).toEqual(new Map());
  await database().project.update({ where: { id: project.id }, data: { is_removed: false } });
  await database().userRole.updateMany({ where: { user_id: person.id }, data: { expiration_time: testNow } });
  expect(await eventsAt(secret)).toEqual(new Map());
});

test('it begins 30 days ago', async () => {
  const { person, project } = await makeHeldProject('PROJECT_MANAGER');
  const made = async (end_date: string) =>
    (await makeResource({ project_id: project.id, end_date: dayValue(end_date) })).id;
  await made('2026-10-22');
  const first = await made('2026-10-23');
  await makeAction(person.id, project, { due_date: new Date(testNow.getTime() - 30 * DAY_MS - 1) });
  const action = await makeAction(person.id, project, { due_date: new Date(testNow.getTime() - 30 * DAY_MS) });
  const events = await eventsAt(await makeCalendarAddress(person.id));
  expect([...events.keys()]).toEqual([`resource-${first}`, `action-${action.id}`]);
});

test('it has the earliest 2,000 events, in the statements that it takes for none', async () => {
  const { person, project } = await makeHeldProject('PROJECT_MANAGER');
  const { offering_id } = await makeResource({ project_id: project.id });
  const secret = await makeCalendarAddress(person.id);
  const statements = await statementsOf(() => textOf(secret));
  const stamps = { created: testNow, modified: testNow, offering_id, project_id: project.id, state: 'OK' };
  await database().resource.createMany({
    data: Array.from({ length: 2_010 }, (_, at) => ({
      ...stamps,
      name: `resource ${at}`,
      end_date: new Date(dayValue('2026-12-01').getTime() + at * DAY_MS),
    })),
  });
  expect(await statementsOf(() => textOf(secret))).toBe(statements);
  const events = [...(await eventsAt(secret)).values()];
  expect(events).toHaveLength(2_000);
  expect([events[0]?.summary, events.at(-1)?.summary]).toEqual([
    'Resource ends: resource 0',
    'Resource ends: resource 1999',
  ]);
});

test('the sequence of an event rises when its time or a text changes, and then alone; the same calendar has the same bytes', async () => {
  const { person, project, uuid } = await makeHeldResource({
    project: { end_date: dayValue('2027-02-01') },
    resource: { end_date: dayValue('2027-01-31') },
  });
  const secret = await makeCalendarAddress(person.id);
  const sequences = async (now: Date) => {
    const events = await eventsAt(secret, now);
    return [events.get(`resource-${uuid}`)?.sequence, events.get(`project-${project.id}`)?.sequence];
  };
  expect(await sequences(testNow)).toEqual([0, 0]);
  expect(await textOf(secret, later(90))).toBe(await textOf(secret));
  await database().resource.update({ where: { id: uuid }, data: { end_date: dayValue('2027-03-31') } });
  expect(await sequences(later(1))).toEqual([1, 0]);
  await database().project.update({ where: { id: project.id }, data: { name: 'Renamed' } });
  expect(await sequences(later(2))).toEqual([2, 1]);
  await database().resource.update({ where: { id: uuid }, data: { backend_id: 'b-1', modified: later(3) } });
  expect(await sequences(later(3))).toEqual([2, 1]);
  await database().resource.update({ where: { id: uuid }, data: { end_date: null } });
  expect(await sequences(later(4))).toEqual([undefined, 1]);
  await database().resource.update({ where: { id: uuid }, data: { end_date: dayValue('2027-01-31') } });
  expect(await sequences(later(5))).toEqual([3, 1]);
});

test('of programs that read at once each gets the same sequence, one higher than before', async () => {
  const { person, uuid } = await makeHeldResource({ resource: { end_date: dayValue('2027-01-31') } });
  const secret = await makeCalendarAddress(person.id);
  const together = async (now: Date) => {
    const read = await Promise.all(Array.from({ length: 6 }, () => eventsAt(secret, now)));
    return [...new Set(read.map((events) => events.get(`resource-${uuid}`)?.sequence))];
  };
  expect(await together(testNow)).toEqual([0]);
  await database().resource.update({ where: { id: uuid }, data: { name: 'renamed' } });
  expect(await together(later(1))).toEqual([1]);
  expect(await database().calendarRevision.findMany({ where: { user_id: person.id } })).toMatchObject([
    { sequence: 1 },
  ]);
});

test('what is in the calendar no more is forgotten 400 days after its last change', async () => {
  const { person, project, uuid } = await makeHeldResource({ resource: { end_date: dayValue('2029-01-31') } });
  const secret = await makeCalendarAddress(person.id);
  const gone = await makeResource({ project_id: project.id, end_date: dayValue('2026-11-30') });
  await textOf(secret);
  const kept = async () =>
    (await database().calendarRevision.findMany({ where: { user_id: person.id } })).map(({ object_id }) => object_id);
  expect((await kept()).toSorted()).toEqual([uuid, gone.id].toSorted());
  await textOf(secret, later(401 * 1440));
  expect(await kept()).toEqual([uuid]);
});

test.each([
  ['AUTH_URL', 'https://heed.example/', 'https://inside.example:3000', 'heed.example'],
  ['HEED_URL where AUTH_URL is unset', undefined, 'https://inside.example:3000', 'inside.example:3000'],
])('a UID ends in the host of %s, and never changes when its event does', async (_which, publicUrl, ownUrl, host) => {
  Object.assign(env, { AUTH_URL: publicUrl, HEED_URL: ownUrl });
  const { person, uuid } = await makeHeldResource({ resource: { end_date: dayValue('2027-01-31') } });
  const secret = await makeCalendarAddress(person.id);
  const uids = async (now: Date) => (await textOf(secret, now)).match(/^UID:.*$/gm)?.map((found) => found.trim());
  expect(await uids(testNow)).toEqual([`UID:resource-${uuid}@${host}`]);
  await database().resource.update({ where: { id: uuid }, data: { name: 'new', end_date: dayValue('2027-03-31') } });
  expect(await uids(later(1))).toEqual([`UID:resource-${uuid}@${host}`]);
});

test('staff see what they may see, as on the pages', async () => {
  const staff = await makeUser({ is_staff: true });
  const project = await makeProject({ end_date: dayValue('2026-12-24') });
  expect((await eventsAt(await makeCalendarAddress(staff.id))).has(`project-${project.id}`)).toBe(true);
});

test('it has the latest expiry of each access, with the reminders ahead as alarms for who renews it, and those reminders', async () => {
  const [submitter, accessor] = [await makeUser(), await makeUser()];
  const { id } = await makeRequirement({ name: uniqueName('Cohort'), dataset_name: 'Cohort 2026' });
  const [early, late] = [later(60 * 24 * 20), later(60 * 24 * 40)];
  await makeApproval({ requirement_id: id, submitter_id: submitter.id, expired_on: late });
  const ofOther = { requirement_id: id, submitter_id: submitter.id, accessor_id: accessor.id };
  await makeApproval({ ...ofOther, expired_on: late });
  await makeApproval({ requirement_id: id, submitter_id: accessor.id, expired_on: early });
  await makeApproval({ requirement_id: (await makeRequirement()).id, submitter_id: accessor.id, expired_on: null });
  const fields = {
    kind: 'access_renewal',
    object_type: 'access_requirement',
    object_id: id,
    recipient_id: submitter.id,
  };
  const remind = (milestone: string, more: object) =>
    makeReminder({ ...fields, object_name: 'Cohort 2026', episode: late.toISOString(), milestone, ...more });
  const ahead = await remind('1 month', { scheduled_for: later(60 * 24 * 10) });
  await remind('2 months', { scheduled_for: later(-60), status: 'SENT', sent_at: testNow });
  await remind('3 months', { scheduled_for: later(60), status: 'CANCELLED', reason: 'renewed' });
  const events = await eventsAt(await makeCalendarAddress(submitter.id));
  const utc = (at: Date) => `${at.toISOString().slice(0, 19)}Z`;
  expect(Object.fromEntries(events)).toEqual({
    [`access-${id}`]: {
      starts: utc(late),
      sequence: 0,
      summary: 'Access expires: Cohort 2026',
      description: null,
      url: `http://127.0.0.1:3000/access/${id}`,
      alarms: [utc(ahead.scheduled_for)],
    },
    [`milestone-${ahead.id}`]: {
      starts: utc(ahead.scheduled_for),
      sequence: 0,
      summary: 'Reminder to renew access: Cohort 2026',
      description: 'Access expires in 1 month.',
      url: `http://127.0.0.1:3000/access/${id}`,
      alarms: [],
    },
  });
  const theirs = await eventsAt(await makeCalendarAddress(accessor.id));
  expect([...theirs].map(([key, { alarms, starts }]) => [key, starts, alarms])).toEqual([
    [`access-${id}`, utc(late), []],
  ]);
});

test('UIDs of accesses and of reminders to renew never change; their sequences rise when a time or text changes, and then alone', async () => {
  const submitter = await makeUser();
  const { id } = await makeRequirement({ dataset_name: 'Cohort' });
  const until = later(60 * 24 * 40);
  const approval = await makeApproval({ requirement_id: id, submitter_id: submitter.id, expired_on: until });
  const about = { kind: 'access_renewal', object_type: 'access_requirement', object_id: id, milestone: '1 month' };
  const remind = (at: Date) =>
    makeReminder({ ...about, recipient_id: submitter.id, episode: until.toISOString(), scheduled_for: at });
  const reminder = await remind(later(60 * 24 * 10));
  const secret = await makeCalendarAddress(submitter.id);
  const sequences = async (minutes: number) =>
    [...(await eventsAt(secret, later(minutes)))].map(([key, { sequence }]) => [key, sequence]);
  const [milestone, access] = [`milestone-${reminder.id}`, `access-${id}`];
  expect(await sequences(0)).toEqual([
    [milestone, 0],
    [access, 0],
  ]);
  await database().accessApproval.update({ where: { id: approval.id }, data: { expired_on: later(60 * 24 * 50) } });
  expect(await sequences(1)).toEqual([
    [milestone, 0],
    [access, 1],
  ]);
  await database().accessRequirement.update({ where: { id }, data: { dataset_name: 'Cohort 2026' } });
  expect(await sequences(2)).toEqual([
    [milestone, 1],
    [access, 2],
  ]);
  await database().reminder.update({ where: { id: reminder.id }, data: { scheduled_for: later(60 * 24 * 11) } });
  await database().accessRequirement.update({ where: { id }, data: { renewal_text: 'Ask us.' } });
  expect(await sequences(3)).toEqual([
    [milestone, 2],
    [access, 2],
  ]);
});
