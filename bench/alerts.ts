import autocannon from 'autocannon';
import { z } from 'zod';
import { startAlertmanager } from '@/bench/alertmanager';
import { atLeast, type Figure, spread, unbound } from '@/bench/figure';
import { inRounds, type Spread } from '@/bench/rounds';
import { buildForBenchmarks, type ServedApp, serveApp } from '@/bench/serve-app';
import { ingestEventsOperation } from '@/lib/contracts/alerts/ingest';
import { database } from '@/lib/db/client';
import { makeIngestSource } from '@/lib/testing/make-ingest-source';

const CONNECTIONS = 64;
const REPORTS_EACH = 1_000;
const KEYS = 100;
const BATCH = 100;
const SECONDS = 5;
const EVENTS = ingestEventsOperation.path;

type Rates = Record<'empty' | 'authenticated' | 'single' | 'batch', Spread>;
type Totals = { rows: number; sum: number };

/** Reports on few alerts from many connections: exact counts, the rate one by one against empty handlers, and in batches. */
export async function benchAlerts(): Promise<Figure[]> {
  buildForBenchmarks();
  const { token } = await makeIngestSource('events');
  const app = await serveApp({ HEED_LOG_LEVEL: 'silent' });
  try {
    await post(app, token, EVENTS, single, { amount: CONNECTIONS * REPORTS_EACH });
    const counted = await totals();
    const rates = await ratesOf(app, token);
    return [
      ...exact(counted),
      share('one report, of the same route with nothing behind it', rates.single, rates.authenticated),
      share('one report, of an empty POST handler', rates.single, rates.empty),
      atLeast('reports in batches of 100', rates.batch.median * BATCH, 10_000, 'reports/s'),
      ...(await besideAlertmanager()),
    ];
  } finally {
    await app.stop();
  }
}

/** What Debian's Alertmanager does with the same load. It keeps alerts in memory; no bound is held to it. */
async function besideAlertmanager(): Promise<Figure[]> {
  const alertmanager = await startAlertmanager();
  if (alertmanager === undefined) return [];
  try {
    const alerts = '/api/v2/alerts';
    const one = await post(alertmanager, '', alerts, (at) => [alertOf(at)], { duration: SECONDS });
    const many = await post(
      alertmanager,
      '',
      alerts,
      (at) => Array.from({ length: BATCH }, (_, more) => alertOf(at + more)),
      {
        duration: SECONDS,
      },
    );
    return [
      unbound("Debian's Alertmanager, one report a call", one, 'reports/s'),
      unbound('the same in batches of 100', many * BATCH, 'reports/s'),
    ];
  } finally {
    await alertmanager.stop();
  }
}

function alertOf(at: number) {
  const { title, affected_systems } = single(at);
  return { labels: { alertname: title, instance: affected_systems[0] }, annotations: { summary: title } };
}

function exact({ rows, sum }: Totals): Figure[] {
  const expected = CONNECTIONS * REPORTS_EACH;
  const isExact = { open: rows === KEYS, counts: sum === expected };
  return [
    {
      what: `open alerts after ${expected} reports`,
      measured: rows,
      unit: 'rows',
      bound: `= ${KEYS}`,
      holds: isExact.open,
    },
    { what: 'sum of their counts', measured: sum, unit: 'reports', bound: `= ${expected}`, holds: isExact.counts },
  ];
}

function share(what: string, rate: Spread, baseline: Spread): Figure {
  const bound = `≥ 90 % (${spread(rate)}; baseline: ${spread(baseline)})`;
  return atLeast(what, (rate.median / baseline.median) * 100, 90, '%', bound);
}

/** The rates of five rounds in which each takes its turn. */
function ratesOf(app: ServedApp, token: string): Promise<Rates> {
  return inRounds({
    empty: () => post(app, token, '/api/baseline/post/', single, { duration: SECONDS }),
    authenticated: () => post(app, token, '/api/baseline/authenticated/', single, { duration: SECONDS }),
    single: () => post(app, token, EVENTS, single, { duration: SECONDS }),
    batch: () => post(app, token, EVENTS, batch, { duration: SECONDS }),
  });
}

async function post(
  { origin }: Pick<ServedApp, 'origin'>,
  token: string,
  path: string,
  bodyOf: (at: number) => unknown,
  until: { amount: number } | { duration: number },
): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const requests = Array.from({ length: KEYS }, (_, at) => ({
    method: 'POST' as const,
    path,
    headers,
    body: JSON.stringify(bodyOf(at)),
  }));
  const result = await autocannon({ url: origin, connections: CONNECTIONS, requests, ...until });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${path}: ${result.non2xx} refusals, ${result.errors} errors`);
  return result.requests.average;
}

function single(at: number) {
  return {
    alert_type: 'capacity',
    severity: 'error',
    title: `Disk ${at % KEYS} is full`,
    affected_systems: [`db-${at % KEYS}`],
  };
}

function batch(from: number) {
  return { events: Array.from({ length: BATCH }, (_, at) => single(from + at)) };
}

async function totals(): Promise<Totals> {
  const [row] = await database().$queryRaw<unknown[]>`
    SELECT count(*)::int AS rows, sum(occurrence_count)::int AS sum FROM platform_alert WHERE NOT is_resolved`;
  return z.object({ rows: z.number(), sum: z.number() }).parse(row);
}
