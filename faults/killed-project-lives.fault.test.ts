import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { bundled } from '@/faults/testing/bundled';
import { spreadOver } from '@/faults/testing/deaths';
import { startVictim } from '@/faults/testing/start-victim';
import { untilStill } from '@/faults/testing/until-still';
import { database, sql } from '@/lib/db/client';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { makeOffering, makeUser } from '@/lib/testing/make';
import { systemActor, testContext } from '@/lib/testing/test-context';

const PROJECTS = 4_000;
const NOW = new Date('2026-12-01T10:00:00Z');
const LATER = new Date('2026-12-01T10:15:00Z');
/** About how long the job works here; a death after its end is one of the cases too. */
const WORK_MS = 3_000;

const job = bundled('scripts/commands/job.ts');

/** Expired projects, each with a resource that completes by itself, a pending order and a member; and as many that end tomorrow. */
beforeEach(async () => {
  await database().$executeRaw(sql`TRUNCATE user_account, customer, outbox_message, reminder, event, job_run CASCADE`);
  const { customer_id, id: offering_id } = await makeOffering({ plugin_options: { auto_complete: true } });
  const { id: user_id } = await makeUser();
  await database().$executeRaw(sql`
    WITH made AS (
      INSERT INTO project (customer_id, name, end_date, created, modified)
      SELECT ${customer_id}::uuid, 'Project ' || number, CASE WHEN number % 2 = 0 THEN date '2026-12-01' ELSE date '2026-12-02' END,
        ${NOW}::timestamptz, ${NOW}::timestamptz
      FROM generate_series(1, ${PROJECTS}) AS number RETURNING id), granted AS (
      INSERT INTO user_role (user_id, role_id, project_id, created)
      SELECT ${user_id}::uuid, (SELECT id FROM role WHERE name = 'PROJECT_MEMBER'), id, '2026-11-01' FROM made), supplied AS (
      INSERT INTO resource (project_id, offering_id, name, state, created, modified)
      SELECT id, ${offering_id}::uuid, 'Disk', 'OK', ${NOW}::timestamptz, ${NOW}::timestamptz FROM made)
    INSERT INTO marketplace_order (project_id, offering_id, order_type, state, created, modified)
    SELECT id, ${offering_id}::uuid, 'CREATE', 'PENDING_CONSUMER', ${NOW}::timestamptz, ${NOW}::timestamptz FROM made`);
});

const state = async () => ({
  removed: await database().project.count({ where: { is_removed: true } }),
  terminations: await database().order.count({ where: { order_type: 'TERMINATE' } }),
  terminated: await database().resource.count({ where: { state: 'TERMINATED' } }),
  canceled: await database().order.count({ where: { state: 'CANCELED' } }),
  revoked: await database().userRole.count({ where: { is_active: false } }),
  deletions: await database().event.count({ where: { event_type: 'project_deletion_succeeded' } }),
  reminders: await database().reminder.count({ where: { outbox_message_id: { not: null } } }),
  mails: await database().outboxMessage.count({ where: { kind: 'project_ending' } }),
  taken: await database().project.count({ where: { life_taken_at: { not: null } } }),
});

const HALF = PROJECTS / 2;
const nothing = {
  removed: 0,
  terminations: 0,
  terminated: 0,
  canceled: 0,
  revoked: 0,
  deletions: 0,
  reminders: 0,
  mails: 0,
  taken: 0,
};
const everything = {
  removed: HALF,
  terminations: HALF,
  terminated: HALF,
  canceled: HALF,
  revoked: HALF,
  deletions: HALF,
  reminders: HALF,
  mails: 1,
};

test.each(spreadOver(WORK_MS).map((ms) => ({ ms: Math.round(ms) })))(
  'a daily run that is killed after $ms ms has done nothing or all, and the next one does what is left, once',
  async ({ ms }) => {
    const victim = startVictim([job(), 'project-lifecycle'], { HEED_CLOCK: NOW.toISOString() });
    const isWorking = sql`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (
      SELECT oid FROM pg_database WHERE datname = current_database())
      AND ((classid::bigint << 32) | objid::bigint) = hashtextextended('project lives', 0)`;
    while ((await database().$queryRaw<unknown[]>(isWorking)).length === 0 && (await state()).removed === 0)
      await sleep(2);
    await sleep(ms);
    await victim.kill();
    await untilStill();
    const { taken, ...found } = await state();
    if (found.removed === 0) expect({ ...found, taken }).toEqual(nothing);
    else expect(found).toEqual(everything);
    await Promise.all([0, 1].map(() => advanceProjects(testContext(systemActor, LATER))));
    expect(await state()).toMatchObject(everything);
  },
  120_000,
);
