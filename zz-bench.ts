import { database, sql } from '@/lib/db/client';
import { queueDigests } from '@/lib/services/digests/queue-digests';
import { createContext } from '@/lib/services/create-context';
const now = new Date('2026-11-22T09:00:00Z');
const db = database();
if (process.argv[2] === 'seed') {
  await db.$executeRaw(sql`TRUNCATE user_account, customer, project, user_role, user_action, digest, outbox_message, job_run CASCADE`);
  await db.$executeRaw(sql`INSERT INTO customer (id, name, created, modified) SELECT uuid_v7(), 'Customer ' || n, ${now}::timestamptz, ${now}::timestamptz FROM generate_series(1, 100) n`);
  await db.$executeRaw(sql`INSERT INTO project (id, customer_id, name, created, modified) SELECT uuid_v7(), c.id, c.name || ' project ' || n, ${now}::timestamptz, ${now}::timestamptz FROM customer c, generate_series(1, 10) n`);
  await db.$executeRaw(sql`INSERT INTO user_account (id, email, username, full_name, created, modified) SELECT uuid_v7(), 'p' || n || '@example.org', 'p' || n, 'Person ' || n, ${now}::timestamptz, ${now}::timestamptz FROM generate_series(1, 10000) n`);
  await db.$executeRaw(sql`INSERT INTO user_role (id, user_id, role_id, project_id, created)
    SELECT uuid_v7(), u.id, (SELECT id FROM role WHERE name = 'PROJECT_MANAGER'), p.id, ${now}::timestamptz
    FROM (SELECT id, row_number() OVER (ORDER BY id) n FROM user_account) u JOIN (SELECT id, row_number() OVER (ORDER BY id) n FROM project) p ON p.n - 1 IN (u.n % 1000, (u.n * 7 + 1) % 1000)
    ON CONFLICT DO NOTHING`);
  await db.$executeRaw(sql`INSERT INTO user_action (id, user_id, action_type, object_type, object_id, title, urgency_rank, due_date, evidence, project_id, project_name, customer_id, customer_name, opened_at, created, modified)
    SELECT uuid_v7(), r.user_id, 'pending_order', 'order', gen_random_uuid(), 'Approve pending order: Offering ' || n, 1 + n % 3, ${now}::timestamptz + make_interval(days => n), jsonb_build_object('created', ${now}::timestamptz - interval '3 days'),
      p.id, p.name, c.id, c.name, ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
    FROM user_role r JOIN project p ON p.id = r.project_id JOIN customer c ON c.id = p.customer_id CROSS JOIN generate_series(1, 10) n`);
  await db.$executeRaw(sql`ANALYZE`);
  console.log(await db.user.count(), await db.userAction.count());
} else {
  const at = process.argv[3] ? new Date(process.argv[3]) : now;
  let peak = 0; const before = process.memoryUsage().rss; const timer = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss); }, 50);
  const t = performance.now();
  const result = await queueDigests(createContext({ kind: 'system', name: 'bench', via: 'command' }, 'x', at));
  clearInterval(timer);
  console.log(JSON.stringify(result), 'seconds', ((performance.now() - t) / 1000).toFixed(1), 'rss before', (before / 1e6).toFixed(0), 'peak MB', (peak / 1e6).toFixed(0));
}
await db.$disconnect();
