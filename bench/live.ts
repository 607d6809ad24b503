import http from 'node:http';
import { atMost, type Figure } from '@/bench/figure';
import { residentMb } from '@/bench/processes-of';
import { buildForBenchmarks, serveApp } from '@/bench/serve-app';
import { hashOfSecret, newSecret } from '@/lib/auth/token-hash';
import { watchEventsOperation } from '@/lib/contracts/events';
import { database, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { createContext } from '@/lib/services/create-context';

const STREAMS = 1_000;
const CHANGES = 500;
const CHANGES_A_SECOND = 50;

/** A thousand open streams under changes: their memory, how soon they hear of a commit, and whether all hear the last one. */
export async function benchLive(): Promise<Figure[]> {
  buildForBenchmarks();
  const token = await makeStaffToken();
  const app = await serveApp();
  const agent = new http.Agent({ maxSockets: Number.POSITIVE_INFINITY });
  try {
    await warmUp(app.origin, token, agent);
    const before = residentMb(String(app.pid));
    const streams = await Promise.all(Array.from({ length: STREAMS }, () => openStream(app.origin, token, agent)));
    await pause(5_000);
    const withStreams = residentMb(String(app.pid));
    const delays = await playChanges(streams);
    for (const stream of streams) stream.cut();
    const again = await Promise.all(streams.map(() => openStream(app.origin, token, agent)));
    await touch();
    await pause(5_000);
    const deaf = again.filter(({ heardAtMs }) => heardAtMs.length === 0).length;
    const afterwards = residentMb(String(app.pid));
    for (const stream of again) stream.cut();
    const sorted = delays.toSorted((a, b) => a - b);
    return [
      atMost(`memory that ${STREAMS} open streams cost`, Math.max(withStreams, afterwards) - before, 150, 'MB'),
      atMost('commit → event, 95 of 100', sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN, 300, 'ms'),
      atMost('streams that missed the last change, all cut once before it', deaf, 0, 'streams'),
    ];
  } finally {
    agent.destroy();
    await app.stop();
  }
}

/** A server that has just started grows with its first calls, whatever they are. */
async function warmUp(origin: string, token: string, agent: http.Agent): Promise<void> {
  for (let round = 0; round < 20; round++) {
    const streams = await Promise.all(Array.from({ length: 50 }, () => openStream(origin, token, agent)));
    for (const stream of streams) stream.cut();
  }
  await pause(5_000);
}

type Stream = { heardAtMs: number[]; cut: () => void };

function openStream(origin: string, token: string, agent: http.Agent): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Token ${token}` };
    const request = http.get(`${origin}${watchEventsOperation.path}`, { agent, headers }, (answer) => {
      const heardAtMs: number[] = [];
      answer.on('data', (chunk: Buffer) => void (chunk.includes('data:') && heardAtMs.push(performance.now())));
      answer.on('error', () => undefined);
      resolve({ heardAtMs, cut: () => request.destroy() });
    });
    request.on('error', reject);
  });
}

/** Changes at a steady rate; for each, how long every stream took to hear of it. */
async function playChanges(streams: readonly Stream[]): Promise<number[]> {
  const delays: number[] = [];
  for (let change = 0; change < CHANGES; change++) {
    const startedAtMs = performance.now();
    await touch();
    const committedAtMs = performance.now();
    await pause(Math.max(0, 1_000 / CHANGES_A_SECOND - (committedAtMs - startedAtMs)));
    for (const { heardAtMs } of streams) {
      const heard = heardAtMs.splice(0).at(0);
      if (heard !== undefined) delays.push(Math.max(0, heard - committedAtMs));
    }
  }
  return delays;
}

function touch(): Promise<void> {
  return transaction(createContext({ kind: 'system', name: 'bench', via: 'job' }), async (tx) =>
    tx.touch({ topic: 'alerts' }),
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function makeStaffToken(): Promise<string> {
  const secret = newSecret();
  await database().$executeRaw(sql`
    WITH person AS (
      INSERT INTO user_account (email, username, full_name, is_staff, created, modified)
      VALUES ('staff@bench.example', 'staff', 'Staff', true, now(), now()) RETURNING id)
    INSERT INTO api_token (user_id, name, token_hash, prefix, created)
    SELECT id, 'bench', ${hashOfSecret(secret)}, ${secret.slice(0, 8)}, now() FROM person`);
  return secret;
}
