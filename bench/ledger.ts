import { atMost, type Figure, medianOf, rounded } from '@/bench/figure';
import { listDeliveriesOperation } from '@/lib/contracts/delivery/deliveries';
import { database, sql } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { listDeliveries } from '@/lib/services/deliveries/list-deliveries';

const PEOPLE = 1_000;
const NOTICES = 500;
const ROUNDS = 7;

/** Pages of a ledger of a million deliveries, as the page Deliveries and "Who was told" ask for them. */
export async function benchLedger(): Promise<Figure[]> {
  await fill();
  const baseline = await medianOf(ROUNDS, () => database().$queryRaw(sql`SELECT count(*) FROM delivery`));
  const counted = `(counting the rows alone: ${rounded(baseline)} ms)`;
  const pages: [string, object, number][] = [
    ['first page of a million, with the number of all', {}, 300],
    ['first page of those that failed', { state: 'failed' }, 300],
    ['search for words in names and titles', { q: 'person 77 closed' }, 2_000],
    ['who was told of one notice', { about: 'notification:7' }, 50],
  ];
  const figures: Figure[] = [];
  for (const [what, query, limit] of pages) {
    figures.push(
      atMost(what, await medianOf(ROUNDS, () => ask(query)), limit, 'ms', `≤ ${rounded(limit)} ms ${counted}`),
    );
  }
  return figures;
}

function ask(query: object) {
  const ctx = createContext({ kind: 'system', name: 'bench', via: 'job' });
  return listDeliveries(ctx, listDeliveriesOperation.query.parse(query));
}

async function fill(): Promise<void> {
  await database().$executeRaw(sql`
    INSERT INTO user_account (email, username, full_name, is_staff, created, modified)
    SELECT 'u' || i || '@bench.example', 'u' || i, 'Person ' || i, true, now(), now() FROM generate_series(1, ${PEOPLE}::int) AS i`);
  await database().$executeRaw(sql`
    INSERT INTO outbox_message (topic, kind, payload, created, processed_at)
    SELECT 'notice', 'notice', jsonb_build_object('about', 'notification:' || i, 'facts', jsonb_build_object('title', 'Store ' || i || ' is closed')),
      now() - i * interval '1 hour', now() FROM generate_series(1, ${NOTICES}::int) AS i`);
  await database().$executeRaw(sql`
    INSERT INTO delivery (outbox_message_id, kind, channel, recipient, user_id, priority_rank, state, created, modified)
    SELECT outbox.id, 'notice', way.channel, CASE way.channel WHEN 'email' THEN person.email ELSE person.id::text END, person.id, 2,
      CASE WHEN way.channel = 'in_app' THEN 'delivered' WHEN person.username LIKE '%00' THEN 'failed' ELSE 'sent' END,
      outbox.created, outbox.created
    FROM outbox_message AS outbox CROSS JOIN user_account AS person CROSS JOIN (VALUES ('email'), ('in_app')) AS way (channel)`);
  await database().$executeRaw(sql`VACUUM ANALYZE delivery, outbox_message, user_account`);
}
