import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { addDays } from '@/lib/core/dates';
import { database, sql } from '@/lib/db/client';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { dayValue, makeProject } from '@/lib/testing/make';
import { systemActor, testContext } from '@/lib/testing/test-context';

const BEFORE = new Date('2026-01-01');
const zones = Intl.supportedValuesOf('timeZone').toSorted((a, b) => (a < b ? -1 : 1));

/** Somebody in each zone of the IANA, all of them in a new project. */
async function makePeopleOfZones(life: Parameters<typeof makeProject>[0]) {
  const { id: project_id } = await makeProject(life);
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

/** The Sundays of 2026 on which the clocks of America and of Europe change, and change back. */
const clockChanges = ['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01'];

/** How a project stands of which a milestone comes on a day: how many days later it ends, and how long its grace is. */
const milestones = [
  ['7 days', 7, 0],
  ['1 day', 1, 0],
  ['grace', -1, 20],
] as const;

describe.each(milestones)('the notice of the milestone %s', (milestone, daysToEnd, grace_period_days) => {
  test.each(clockChanges)(
    'that is due on %s comes at 10:00 in every zone of the IANA, within a day of its midnight',
    async (dueOn) => {
      const projectId = await makePeopleOfZones({ end_date: dayValue(addDays(dueOn, daysToEnd)), grace_period_days });
      const day = dayValue(dueOn);
      await advanceProjects(testContext(systemActor, day));
      const planned = await database().$queryRaw<{ zone: string; hour: string; is_near: boolean }[]>(sql`
        SELECT person.time_zone AS zone, to_char(reminder.scheduled_for AT TIME ZONE person.time_zone, 'HH24:MI') AS hour,
          reminder.scheduled_for >= ${day}::timestamptz AND reminder.scheduled_for < ${day}::timestamptz + interval '25 hours' AS is_near
        FROM reminder JOIN user_account AS person ON person.id = reminder.recipient_id
        WHERE reminder.object_id = ${projectId}::uuid AND reminder.milestone = ${milestone}
        ORDER BY person.time_zone COLLATE "C"`);
      expect(planned).toEqual(zones.map((zone) => ({ zone, hour: '10:00', is_near: true })));
    },
  );
});
