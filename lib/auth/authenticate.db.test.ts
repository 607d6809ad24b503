import { expect, test, vi } from 'vitest';
import { authenticate } from '@/lib/auth/authenticate';
import { readMeOperation } from '@/lib/contracts/people/people';
import { database, sql } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeIngestSource } from '@/lib/testing/make-ingest-source';
import { statementsOf } from '@/lib/testing/statements-of';
import { testNow } from '@/lib/testing/test-context';

const CALLERS = 40;
const later = new Date(testNow.getTime() + 1_000);

function byToken(token: string, at: Date = testNow) {
  return authenticate(new Headers({ authorization: `Token ${token}` }), at);
}

async function makeOwners() {
  return Promise.all(
    Array.from({ length: CALLERS }, async () => {
      const { id } = await makeUser();
      return { id, token: await makeToken(id) };
    }),
  );
}

test('requests that come together share a statement, and each is its own person', async () => {
  const owners = await makeOwners();
  const found: unknown[] = [];
  const statements = await statementsOf(async () => {
    found.push(...(await Promise.all(owners.map(({ token }) => byToken(token)))));
  });
  expect(found).toMatchObject(owners.map(({ id }) => ({ kind: 'person', userId: id })));
  expect(statements).toBeLessThanOrEqual(2);
});

test('unknown, revoked and expired tokens among them are nobody, and the others get in', async () => {
  const [first, revoked, expired, last] = await makeOwners();
  await database().apiToken.updateMany({ where: { user_id: revoked?.id ?? '' }, data: { revoked_at: testNow } });
  await database().apiToken.updateMany({ where: { user_id: expired?.id ?? '' }, data: { expires_at: later } });
  const tokens = [first?.token, revoked?.token, 'never-made-0123456789', expired?.token, last?.token];
  const found = await Promise.all(tokens.map((token) => byToken(token ?? '', later)));
  expect(found.map(({ kind }) => kind)).toEqual(['person', 'anonymous', 'anonymous', 'anonymous', 'person']);
});

test('each request counts at its own instant', async () => {
  const { id } = await makeUser();
  const token = await makeToken(id);
  await database().apiToken.updateMany({ where: { user_id: id }, data: { expires_at: later } });
  const found = await Promise.all([byToken(token, later), byToken(token), byToken(token, later)]);
  expect(found.map(({ kind }) => kind)).toEqual(['anonymous', 'person', 'anonymous']);
});

test('a token that is revoked while others are looked up does not get in afterwards', async () => {
  const { id } = await makeUser();
  const token = await makeToken(id);
  const busy = (await makeOwners()).map((owner) => byToken(owner.token));
  await database().apiToken.updateMany({ where: { user_id: id }, data: { revoked_at: testNow } });
  expect(await byToken(token)).toEqual({ kind: 'anonymous' });
  await Promise.all(busy);
});

test('the last use of each token and source is noted, at the latest of its requests', async () => {
  const [one, other] = await makeOwners();
  const { token: source } = await makeIngestSource('events');
  await Promise.all([
    byToken(one?.token ?? ''),
    byToken(one?.token ?? '', later),
    byToken(other?.token ?? ''),
    byToken(source),
  ]);
  await byToken(one?.token ?? '', later);
  const used = await database().apiToken.findMany({
    where: { user_id: { in: [one?.id ?? '', other?.id ?? ''] } },
    select: { last_used_at: true },
  });
  expect(used.every(({ last_used_at }) => last_used_at !== null)).toBe(true);
  expect(await database().ingestSource.count({ where: { last_used_at: testNow } })).toBe(1);
});

test('a token that another process notes just now keeps nobody waiting', async () => {
  const owners = await makeOwners();
  await database().$transaction(async (other) => {
    await other.$executeRaw(sql`SELECT 1 FROM api_token FOR UPDATE`);
    const found = await Promise.all(owners.map(({ token }) => byToken(token)));
    expect(found.every(({ kind }) => kind === 'person')).toBe(true);
  });
});

test('a connection that breaks costs those who share it a 503, and nobody after them', async () => {
  const owners = await makeOwners();
  const call = (token: string) => callOperation(readMeOperation, { token });
  const answers = await database().$transaction(async (other) => {
    await other.$executeRaw(sql`LOCK TABLE api_token IN ACCESS EXCLUSIVE MODE`);
    const calls = owners.map(({ token }) => call(token));
    await vi.waitFor(async () => {
      const ended = await other.$queryRaw<unknown[]>(sql`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%api_token%'`);
      expect(ended).not.toEqual([]);
    });
    const first = await Promise.race(calls);
    return { calls, first };
  });
  expect([answers.first.status, answers.first.headers.get('retry-after')]).toEqual([503, expect.any(String)]);
  const all = await Promise.all(answers.calls);
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200, 503]));
  expect((await Promise.all(owners.map(({ token }) => call(token)))).every(({ status }) => status === 200)).toBe(true);
});
