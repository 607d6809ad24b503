import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { dayValue, makeProject } from '@/lib/testing/make';
import { systemActor, testContext } from '@/lib/testing/test-context';

const BEFORE = new Date('2026-01-01');
const zones = Intl.supportedValuesOf('timeZone').toSorted((a, b) => (a < b ? -1 : 1));

/** Somebody in each zone of the IANA, all of them in a new project. */
async function makePeopleOfZones(end: string) {
  const { id: project_id } = await makeProject({ end_date: dayValue(end) });
  const { id: role_id } = await database().role.findUniqueOrThrow({ where: { name: 'PROJECT_MEMBER' } });
  const people = zones.map((time_zone) => ({ id: randomUUID(), time_zone }));
  const stamps = { created: BEFORE, modified: BEFORE };
  await database().user.createMany({
    data: people.map(({ id, time_zone }) => ({
      id,
      time_zone,
      username: id,
      full_name: time_zone,
      email: `${id}@example.org`,
      ...stamps,
    })),
  });
  await database().userRole.createMany({
    data: people.map(({ id: user_id }) => ({ user_id, role_id, project_id, created: BEFORE })),
  });
  return project_id;
}

test.each(['2026-04-05', '2026-11-01'])(
  'notices of an end on %s, around a change of the clocks, come at 10:00 in every zone of the IANA, within a day of their milestone',
  async (end) => {
    const projectId = await makePeopleOfZones(end);
    const day = new Date(dayValue(end).getTime() - 7 * 86_400_000);
    await advanceProjects(testContext(systemActor, day));
    const planned = await database().$queryRaw<{ zone: string; hour: string; is_near: boolean }[]>(sql`
      SELECT person.time_zone AS zone, to_char(reminder.scheduled_for AT TIME ZONE person.time_zone, 'HH24:MI') AS hour,
        reminder.scheduled_for >= ${day}::timestamptz AND reminder.scheduled_for < ${day}::timestamptz + interval '25 hours' AS is_near
      FROM reminder JOIN user_account AS person ON person.id = reminder.recipient_id
      WHERE reminder.object_id = ${projectId}::uuid ORDER BY person.time_zone COLLATE "C"`);
    expect(planned).toEqual(zones.map((zone) => ({ zone, hour: '10:00', is_near: true })));
  },
);
