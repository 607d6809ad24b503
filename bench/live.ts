import http from 'node:http';
import { atLeast, atMost, type Figure } from '@/bench/figure';
import { createRefetch, type Ledger, makeChange, prepareChanges } from '@/bench/live-changes';
import { LOST_AFTER_MS, openReader, openStream, type Person, type Reader } from '@/bench/live-reader';
import { residentMb } from '@/bench/processes-of';
import { buildForBenchmarks, serveApp } from '@/bench/serve-app';
import { hashOfSecret, newSecret } from '@/lib/auth/token-hash';
import { database, sql } from '@/lib/db/client';

const STREAMS = 1_000;
/** Each holds ten of the streams, and is concerned by a change only every other second: one event lost is noticed. */
const PEOPLE = 100;
const CHANGES = 1_000;
const CHANGES_A_SECOND = 50;
/** The streams are cut one after the other while changes go on, from here to there in the whole. */
const CUT_FROM = 0.1;
const CUT_UNTIL = 0.85;

/** A thousand open streams under changes, each cut once: their memory, how soon they hear of a commit, and what they miss. */
export async function benchLive(): Promise<Figure[]> {
  buildForBenchmarks();
  await prepareChanges();
  const people = await makeStaff();
  const app = await serveApp();
  const agent = new http.Agent({ maxSockets: Number.POSITIVE_INFINITY });
  const ledger: Ledger = [];
  const delays: number[] = [];
  const note = (delayMs: number) => void delays.push(delayMs);
  const around = { origin: app.origin, agent, ledger, refetch: createRefetch(), note };
  try {
    await warmUp(around, people);
    const memory = watchMemory(app.pid);
    const holders = Array.from({ length: STREAMS / PEOPLE }, () => people).flat();
    const readers = await Promise.all(holders.map((person) => openReader(around, person)));
    await pause(5_000);
    const [changesASecond, reopenings] = await Promise.all([playChanges(ledger, people), cutEach(readers)]);
    await pause(2 * LOST_AFTER_MS);
    for (const reader of readers) reader.conclude();
    for (const reader of readers) reader.close();
    return figuresOf({ delays, reopenings, changesASecond, grownMb: memory.stop() });
  } finally {
    agent.destroy();
    await app.stop();
  }
}

type Measured = {
  delays: readonly number[];
  reopenings: readonly number[];
  changesASecond: number;
  grownMb: number;
};

function figuresOf({ delays, reopenings, changesASecond, grownMb }: Measured): Figure[] {
  const lost = delays.filter((delayMs) => delayMs > LOST_AFTER_MS).length;
  return [
    atMost(`memory that ${STREAMS} open streams cost, at most`, grownMb, 150, 'MB'),
    atMost('commit → event, 95 of 100, those never heard included', most(delays), 300, 'ms'),
    atMost('changes of which an open stream did not tell within a second', lost, 0, 'changes'),
    atLeast('changes × streams that were open', delays.length, STREAMS * CHANGES * 0.9, 'events'),
    atLeast('streams cut and open again while changes went on', reopenings.length, STREAMS, 'streams'),
    atMost('a stream cut asks again → is open, 95 of 100', most(reopenings), 1_000, 'ms'),
    atLeast('changes a second', changesASecond, CHANGES_A_SECOND * 0.95, 'changes/s'),
  ];
}

/** What 95 of 100 stay below. */
function most(times: readonly number[]): number {
  return Float64Array.from(times).sort()[Math.floor(times.length * 0.95)] ?? Number.NaN;
}

/** A server that has just started grows with its first calls, whatever they are. */
async function warmUp(around: { origin: string; agent: http.Agent }, people: readonly Person[]): Promise<void> {
  for (let round = 0; round < 20; round++) {
    const streams = await Promise.all(
      Array.from({ length: 50 }, (_, at) => openStream(around, people[at]?.token ?? '', () => undefined)),
    );
    for (const stream of streams) stream.destroy();
  }
  await pause(5_000);
}

/** Watches how far the memory of a process grows. */
function watchMemory(pid: number): { stop: () => number } {
  const before = residentMb(String(pid));
  let most = before;
  const look = () => {
    most = Math.max(most, residentMb(String(pid)));
  };
  const watching = setInterval(look, 250);
  const stop = () => {
    clearInterval(watching);
    look();
    return most - before;
  };
  return { stop };
}

/** Changes at a steady rate, for each person in turn. @returns how many a second there were */
async function playChanges(ledger: Ledger, people: readonly Person[]): Promise<number> {
  const startedAtMs = performance.now();
  for (let at = 0; at < CHANGES; at++) {
    await pause(startedAtMs + (at * 1_000) / CHANGES_A_SECOND - performance.now());
    await makeChange(ledger, people[at % PEOPLE]?.userId ?? '');
  }
  return (CHANGES * 1_000) / (performance.now() - startedAtMs);
}

/** Cuts each stream once, at a steady rate. @returns how long opening again took, of those that are open again */
async function cutEach(readers: readonly Reader[]): Promise<number[]> {
  const lastsMs = (CHANGES / CHANGES_A_SECOND) * 1_000;
  const cuts = await Promise.allSettled(
    readers.map(async (reader, at) => {
      await pause(lastsMs * (CUT_FROM + ((CUT_UNTIL - CUT_FROM) * at) / readers.length));
      return reader.cut();
    }),
  );
  return cuts.flatMap((cut) => (cut.status === 'fulfilled' ? cut.value : []));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}

async function makeStaff(): Promise<Person[]> {
  const tokens = Array.from({ length: PEOPLE }, newSecret);
  const rows = await database().$queryRaw<{ userId: string; at: number }[]>(sql`
    WITH asked AS (
      SELECT hash, at::int, 'staff' || at AS username
      FROM unnest(${tokens.map(hashOfSecret)}::bytea[]) WITH ORDINALITY AS asked (hash, at)
    ), person AS (
      INSERT INTO user_account (email, username, full_name, is_staff, created, modified)
      SELECT username || '@bench.example', username, 'Staff', true, now(), now() FROM asked RETURNING id, username
    ), token AS (
      INSERT INTO api_token (user_id, name, token_hash, prefix, created)
      SELECT person.id, 'bench', hash, username, now() FROM asked JOIN person USING (username)
    )
    SELECT person.id AS "userId", at FROM asked JOIN person USING (username)`);
  return rows.map(({ userId, at }) => ({ userId, token: tokens[at - 1] ?? '' }));
}
