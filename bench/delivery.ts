import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import { atMost, type Figure, rounded, timed } from '@/bench/figure';
import { database, sql } from '@/lib/db/client';
import { snapshotJson } from '@/lib/plugins/providers/fact-columns';
import { createContext } from '@/lib/services/create-context';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { queueNoticeDigests } from '@/lib/services/digests/queue-notice-digests';
import { createNotification } from '@/lib/services/notifications/create-notification';

const PEOPLE = 10_000;
const ITEMS = 20;
const MS = 1_000;
/** What the composing process may use for objects. */
const HEAP_MB = 256;
const measures = z.object({ ms: z.number(), queued: z.number(), earlyMb: z.number(), endMb: z.number() });
const job = () => createContext({ kind: 'system', name: 'bench', via: 'job' });

/** One notice to many people, and a digest for each of them. */
export async function benchDelivery(): Promise<Figure[]> {
  await makePeople();
  const noticeMs = await storeNotice();
  const baselineMs = await storeBaseline();
  await makeActions();
  const { ms, queued, earlyMb, endMb } = queueInChild();
  if (queued !== PEOPLE) throw new Error(`${queued} digests were queued.`);
  const decidedMs = await timed(() => fanOut(job()));
  const noticeDigestsMs = await queueDigestsOfNotices();
  return [
    atMost(
      'one notice to 10,000 people, stored on two channels',
      noticeMs / MS,
      2,
      's',
      `< 2 s (bare INSERT … SELECT of the same rows: ${rounded(baselineMs)} ms)`,
    ),
    atMost('digests of 20 items for 10,000 people, composed and queued', ms / MS, 30, 's'),
    atMost(
      'resident memory at the end',
      endMb,
      earlyMb * 1.3,
      'MB',
      `≤ 1.3 × after 2,000 digests (${rounded(earlyMb)} MB); --max-old-space-size=${HEAP_MB}`,
    ),
    atMost('10,000 digests decided, right after they were queued', decidedMs / MS, 10, 's'),
    atMost('digests of 5 notices for 10,000 people, composed and queued', noticeDigestsMs / MS, 30, 's'),
  ];
}

/** In a process of its own, whose memory is the digests' alone. */
function queueInChild(): z.output<typeof measures> {
  const flags = [`--max-old-space-size=${HEAP_MB}`, '--import', 'tsx'];
  const output = execFileSync(process.execPath, [...flags, 'bench/digests-once.ts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return measures.parse(JSON.parse(output));
}

async function makePeople(): Promise<void> {
  await database().$executeRaw(sql`
    INSERT INTO user_account (email, username, full_name, is_staff, created, modified)
    SELECT 'u' || i || '@bench.example', 'u' || i, 'Person ' || i, true, now(), now() FROM generate_series(1, ${PEOPLE}::int) AS i`);
  await database().$executeRaw(sql`ANALYZE user_account`);
}

async function storeNotice(): Promise<number> {
  const notice = { type: 'store_issue', priority: 'critical' as const, title: 'The store is closed', message: '' };
  await createNotification(job(), { ...notice, action_required: false, action_url: null, notification_metadata: {} });
  const ms = await timed(() => fanOut(job()));
  const stored = await database().delivery.count();
  if (stored !== PEOPLE * 2) throw new Error(`${stored} deliveries were stored.`);
  return ms;
}

async function storeBaseline(): Promise<number> {
  await database().$executeRaw(sql`CREATE TABLE baseline_delivery (LIKE delivery INCLUDING ALL)`);
  return timed(() => database().$executeRaw(sql`INSERT INTO baseline_delivery SELECT * FROM delivery`));
}

/** Five notices that nobody has to hear of at once, told to everybody on the next morning. */
async function queueDigestsOfNotices(): Promise<number> {
  const notice = { type: 'store_issue', priority: 'normal' as const, message: 'It opens again at noon.' };
  const more = { action_required: false, action_url: null, notification_metadata: {} };
  for (let store = 1; store <= 5; store++)
    await createNotification(job(), { ...notice, ...more, title: `Store ${store}` });
  await fanOut(job());
  // Until the next morning the database has looked after itself.
  await database().$executeRaw(sql`VACUUM ANALYZE delivery, outbox_message`);
  const nextDay = createContext(
    { kind: 'system', name: 'bench', via: 'job' },
    undefined,
    new Date(Date.now() + 36 * 3_600_000),
  );
  let queued = 0;
  const ms = await timed(async () => {
    queued = (await queueNoticeDigests(nextDay)).queued;
  });
  if (queued !== PEOPLE) throw new Error(`${queued} digests of notices were queued.`);
  return ms;
}

async function makeActions(): Promise<void> {
  await database().$executeRaw(sql`
    INSERT INTO customer (external_id, name, created, modified) VALUES ('c', 'Customer', now(), now())`);
  await database().$executeRaw(sql`
    INSERT INTO project (external_id, customer_id, name, created, modified) SELECT 'p', id, 'Project', now(), now() FROM customer`);
  await database().$executeRaw(sql`
    INSERT INTO user_role (user_id, role_id, project_id, created)
    SELECT person.id, role.id, project.id, now() FROM user_account AS person CROSS JOIN project JOIN role ON role.name = 'PROJECT_MEMBER'`);
  await database().$executeRaw(sql`
    INSERT INTO user_action (user_id, action_type, object_type, object_id, opened_at, created, modified, title, urgency_rank, due_date,
      evidence, related_object_name, project_id, project_name, customer_id, customer_name, said)
    SELECT person.id, 'expiring_resource', 'resource', gen_random_uuid(), now(), now(), now(), 'Resource expiring: resource ' || n,
      1 + n % 3, timestamptz '2026-11-25' + n * interval '7 hours',
      jsonb_build_object('end_date', date '2026-11-25' + n, 'time_zone', 'UTC', 'schedule', '[30, 14, 7, 1]'::jsonb, 'reminder_days', 14),
      'resource ' || n, project.id, project.name, project.customer_id, 'Customer', '{}'
    FROM user_account AS person CROSS JOIN generate_series(1, ${ITEMS}::int) AS n CROSS JOIN project`);
  await database().$executeRaw(sql`UPDATE user_action SET said = ${snapshotJson}`);
  await database().$executeRaw(sql`ANALYZE user_action`);
}
