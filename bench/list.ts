import autocannon from 'autocannon';
import { cpuMsOf, cpuMsOfPostgres } from '@/bench/cpu-of';
import { atLeast, atMost, type Figure, spread, timed, unbound } from '@/bench/figure';
import { inRounds, type Spread, spreadOf } from '@/bench/rounds';
import { buildForBenchmarks, type ServedApp, serveApp, serveBare } from '@/bench/serve-app';
import { authenticate } from '@/lib/auth/authenticate';
import { hashOfSecret, newSecret } from '@/lib/auth/token-hash';
import { clock } from '@/lib/core/clock';
import { database, sql } from '@/lib/db/client';
import { snapshotJson } from '@/lib/plugins/providers/fact-columns';
import { createContext } from '@/lib/services/create-context';
import { bulkSilenceUserActions } from '@/lib/services/user-actions/bulk-silence-user-actions';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { summariseUserActions } from '@/lib/services/user-actions/summarise-user-actions';
import { undoBulkSilence } from '@/lib/services/user-actions/undo-bulk-silence';
import { statementsOf } from '@/lib/testing/statements-of';

const SECONDS = 5;
/** Long enough for the engine to have compiled what every request runs. */
const WARM_UP_SECONDS = 10;
const CALLERS = 200;
const LIST = '/api/user-actions/?page_size=50';

/** Lists of 50 among many open rows beside a bare server with the same statement; the summary; bulk silences. */
export async function benchList(): Promise<Figure[]> {
  buildForBenchmarks();
  await fillPlace();
  await addActions(1, 100);
  const fewRows = await measure(1);
  await addActions(101, 10_000);
  const manyRows = await measure(CALLERS);
  const silences = await measureSilences();
  const { bare, gzip, list } = manyRows.rates;
  const beside = `of a bare server with the same statement (${spread(bare)}); list: ${spread(list)}`;
  return [
    atLeast('list of 50 of 1,000,000 rows', (list.median / bare.median) * 100, 55, '%', `≥ 55 % ${beside}`),
    atMost('CPU of one list, server and PostgreSQL', manyRows.cpuMs, 2.3, 'ms'),
    unbound('lists for those that ask for gzip', gzip.median, 'requests/s', `no bound (${spread(gzip)})`),
    atMost('1,000,000 rows cost, against 10,000', fewRows.rates.list.median / list.median, 1.25, '×'),
    atMost('statements of a list, authentication included', await statementsOfCall(listUserActions), 4, 'statements'),
    atMost(
      'statements of a summary, authentication included',
      await statementsOfCall(summariseUserActions),
      2,
      'statements',
    ),
    atMost('bulk silence of 5,000 rows', silences.silenceMs, 400, 'ms'),
    atMost('its undo', silences.undoMs, 400, 'ms'),
  ];
}

type Measured = { rates: Record<'bare' | 'list' | 'gzip', Spread>; cpuMs: number };

/** Requests per second of the list and of a bare server, by that many people taking turns, and what one costs in CPU time. */
async function measure(callers: number): Promise<Measured> {
  const tokens = await Promise.all(Array.from({ length: callers }, (_, at) => makeToken(at + 1)));
  const app = await serveApp();
  const bare = await serveBare();
  try {
    for (const token of tokens) await fetch(bare.origin, { headers: { authorization: `Token ${token}` } });
    await rateOf(bare, tokens, {}, WARM_UP_SECONDS);
    await rateOf(app, tokens, {}, WARM_UP_SECONDS);
    const cpu: number[] = [];
    const rates = await inRounds({
      bare: () => rateOf(bare, tokens),
      list: async () => {
        const before = cpuMsOf(app.pid) + (await cpuMsOfPostgres());
        const rate = await rateOf(app, tokens);
        cpu.push((cpuMsOf(app.pid) + (await cpuMsOfPostgres()) - before) / (rate * SECONDS));
        return rate;
      },
      gzip: () => rateOf(app, tokens, { 'accept-encoding': 'gzip' }),
    });
    return { rates, cpuMs: spreadOf(cpu).median };
  } finally {
    await bare.stop();
    await app.stop();
  }
}

async function rateOf(
  { origin }: ServedApp,
  tokens: readonly string[],
  headers: Readonly<Record<string, string>> = {},
  duration = SECONDS,
): Promise<number> {
  const requests = tokens.map((token) => ({ path: LIST, headers: { ...headers, authorization: `Token ${token}` } }));
  const result = await autocannon({ url: origin, connections: 8, duration, requests });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${origin}: ${result.non2xx} refusals, ${result.errors} errors`);
  return result.requests.average;
}

async function makeToken(person: number): Promise<string> {
  const secret = newSecret();
  await database().$executeRaw(sql`
    INSERT INTO api_token (user_id, name, token_hash, prefix, created)
    SELECT id, 'bench', ${hashOfSecret(secret)}, ${secret.slice(0, 8)}, now() FROM user_account WHERE username = ${`u${person}`}`);
  return secret;
}

/** One project with a manager whose actions are listed. */
async function fillPlace(): Promise<void> {
  const db = database();
  await db.$executeRaw(
    sql`INSERT INTO customer (external_id, name, created, modified) VALUES ('c', 'Customer', now(), now())`,
  );
  await db.$executeRaw(sql`
    INSERT INTO project (external_id, customer_id, name, created, modified) SELECT 'p', id, 'Project', now(), now() FROM customer`);
}

/** People from one number to another, a hundred open actions each. */
async function addActions(from: number, to: number): Promise<void> {
  const db = database();
  await db.$executeRaw(sql`
    INSERT INTO user_account (email, username, full_name, created, modified)
    SELECT 'u' || i || '@bench.example', 'u' || i, 'Person ' || i, now(), now() FROM generate_series(${from}::int, ${to}::int) AS i`);
  await db.$executeRaw(sql`
    INSERT INTO user_role (user_id, role_id, project_id, created)
    SELECT person.id, role.id, project.id, now() FROM generate_series(${from}::int, ${to}::int) AS i
    JOIN user_account AS person ON person.username = 'u' || i CROSS JOIN project JOIN role ON role.name = 'PROJECT_MANAGER'`);
  await db.$executeRaw(sql`
    INSERT INTO user_action (user_id, action_type, object_type, object_id, opened_at, created, modified, title, urgency_rank, due_date,
      evidence, route_name, route_params, related_object_name, project_id, project_name, customer_id, customer_name, resource_name,
      said)
    SELECT person.id, 'expiring_resource', 'resource', gen_random_uuid(), now(), now(), now(), 'Resource expiring: resource ' || n,
      1 + n % 3, now() + n * interval '7 hours',
      jsonb_build_object('end_date', (now() + n * interval '7 hours')::date, 'time_zone', 'UTC', 'schedule', '[30, 14, 7, 1]'::jsonb, 'reminder_days', 14),
      'marketplace-resource-details', jsonb_build_object('resource_uuid', gen_random_uuid()), 'resource ' || n,
      project.id, project.name, project.customer_id, 'Customer', 'resource ' || n, '{}'
    FROM generate_series(${from}::int, ${to}::int) AS i JOIN user_account AS person ON person.username = 'u' || i
    CROSS JOIN generate_series(1, 100) AS n CROSS JOIN project`);
  await db.$executeRaw(sql`UPDATE user_action SET said = ${snapshotJson} WHERE said::text = '{}'`);
  await db.$executeRaw(sql`VACUUM (FULL, ANALYZE) user_action`);
}

type ListFunction = (
  ctx: ReturnType<typeof createContext>,
  page: { page: number; page_size: number },
) => Promise<unknown>;

async function statementsOfCall(serviceFunction: ListFunction): Promise<number> {
  const headers = new Headers({ authorization: `Token ${await makeToken(1)}` });
  return statementsOf(async () => {
    await serviceFunction(createContext(await authenticate(headers, clock())), { page: 1, page_size: 50 });
  });
}

/** One person with 5,000 open actions silences all and takes it back. */
async function measureSilences(): Promise<{ silenceMs: number; undoMs: number }> {
  const db = database();
  await db.$executeRaw(sql`
    UPDATE user_action SET user_id = (SELECT id FROM user_account WHERE username = 'u1')
    WHERE user_id IN (SELECT id FROM user_account WHERE username IN (SELECT 'u' || i FROM generate_series(2, 50) AS i))`);
  const headers = new Headers({ authorization: `Token ${await makeToken(1)}` });
  const ctx = createContext(await authenticate(headers, clock()));
  const silences: number[] = [];
  const undos: number[] = [];
  for (let round = 0; round < 5; round++) {
    let undo_token = '';
    silences.push(
      await timed(async () => {
        const done = await bulkSilenceUserActions(ctx, { duration_days: 7 });
        if (done.count !== 5_000) throw new Error(`${done.count} rows were silenced.`);
        undo_token = done.undo_token ?? '';
      }),
    );
    undos.push(await timed(() => undoBulkSilence(ctx, { undo_token })));
  }
  return {
    silenceMs: silences.sort((a, b) => a - b)[2] ?? Number.NaN,
    undoMs: undos.sort((a, b) => a - b)[2] ?? Number.NaN,
  };
}
