import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { authenticate } from '@/lib/auth/authenticate';
import type { PersonActor } from '@/lib/core/actor';
import { database } from '@/lib/db/client';
import { createToken } from '@/lib/services/accounts/create-token';
import { endSession } from '@/lib/services/accounts/end-session';
import { revokeToken } from '@/lib/services/accounts/revoke-token';
import { signOutEverywhere } from '@/lib/services/accounts/sign-out-everywhere';
import { findListeners } from '@/lib/services/live/find-listeners';
import { type LiveHub, openLiveHub } from '@/lib/services/live/live-hub';
import { makeUser } from '@/lib/testing/make';
import { sessionCookieOf } from '@/lib/testing/session-cookie-of';
import { statementsOf } from '@/lib/testing/statements-of';
import { testContext, testNow } from '@/lib/testing/test-context';

const BEAT_MS = 25_000;
const MOST_BEATS = 36;

let hub: LiveHub;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  hub = openLiveHub();
});

afterEach(async () => {
  await hub.close();
  vi.useRealTimers();
});

async function called(headers: Record<string, string>): Promise<PersonActor> {
  const actor = await authenticate(new Headers(headers), testNow);
  return actor.kind === 'person' ? actor : expect.fail('nobody is signed in');
}

const bySession = async (person: { id: string }) => called({ cookie: await sessionCookieOf(person) });

async function byToken(person: Awaited<ReturnType<typeof makeUser>>) {
  const { token, uuid } = await createToken(testContext(person), { name: 'reader', scope: 'read', expires_at: null });
  return { actor: await called({ authorization: `Token ${token}` }), uuid };
}

/** A reader who counts the beats that come. */
function listen(person: PersonActor) {
  const heard = { beats: 0, isOver: false };
  const read = async () => {
    for await (const chunk of hub.open(person, new AbortController().signal)) {
      heard.beats += new TextDecoder().decode(chunk).split(': beat').length - 1;
    }
    heard.isOver = true;
  };
  void read();
  return heard;
}

const beat = () => void vi.advanceTimersByTime(BEAT_MS);
type Heard = ReturnType<typeof listen>;

/** At the next beat the streams of some end, and only theirs. */
async function expectOver(over: readonly Heard[], on: readonly Heard[]): Promise<void> {
  const before = on.map(({ beats }) => beats);
  beat();
  await expect.poll(() => on.map(({ beats }) => beats), { timeout: 10_000 }).toEqual(before.map((beats) => beats + 1));
  await expect.poll(() => over.map(({ isOver }) => isOver), { timeout: 10_000 }).toEqual(over.map(() => true));
  expect(on.map(({ isOver }) => isOver)).toEqual(on.map(() => false));
  expect(hub.count()).toBe(on.length);
}

test('while nothing ends, the stream shows at each beat that it lives', async () => {
  const mine = listen(await bySession(await makeUser()));
  await expectOver([], [mine]);
  await expectOver([], [mine]);
});

test('whoever is suspended hears no more', async () => {
  const [person, other] = [await makeUser(), await makeUser()];
  const [mine, theirs] = [listen(await bySession(person)), listen(await bySession(other))];
  await database().user.update({ where: { id: person.id }, data: { status: 'suspended', suspended_at: testNow } });
  await expectOver([mine], [theirs]);
});

test('whoever is no longer staff, or has become it, hears no more as what they were', async () => {
  const [admin, person] = [await makeUser({ is_staff: true }), await makeUser()];
  const [before, after] = [listen(await bySession(admin)), listen(await bySession(person))];
  await expectOver([], [before, after]);
  await database().user.update({ where: { id: admin.id }, data: { is_staff: false } });
  await database().user.update({ where: { id: person.id }, data: { is_staff: true } });
  await expectOver([before, after], []);
});

/** What is announced before the hub listens is not heard: the next beat looks for it. */
function untilItListens(): Promise<void> {
  return vi.waitFor(
    async () => {
      const listening = await database().$queryRaw<unknown[]>`
        SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle' AND query LIKE 'LISTEN %'`;
      expect(listening).toHaveLength(1);
    },
    { timeout: 10_000 },
  );
}

test('signing out ends the streams of that session at once, without waiting for a beat', async () => {
  const person = await makeUser();
  const [first, second] = [await bySession(person), await bySession(person)];
  const [gone, stays] = [listen(first), listen(second)];
  await untilItListens();
  await expectOver([], [gone, stays]);
  await endSession(testContext(first), { uuid: first.credential });
  await expect.poll(() => gone.isOver, { timeout: 10_000 }).toBe(true);
  expect(stays.isOver).toBe(false);
});

test('an expired session hears no more', async () => {
  const person = await makeUser();
  const actor = await bySession(person);
  const mine = listen(actor);
  await database().session.update({ where: { id: actor.credential }, data: { expires_at: testNow } });
  await expectOver([mine], []);
});

test('signing out everywhere ends the streams of sessions, not those of tokens', async () => {
  const person = await makeUser();
  const session = listen(await bySession(person));
  const token = listen((await byToken(person)).actor);
  await signOutEverywhere(testContext(person));
  await expectOver([session], [token]);
  const again = await database().user.findUniqueOrThrow({ where: { id: person.id } });
  await expectOver([], [token, listen(await bySession(again))]);
});

test('a revoked token ends its streams, not those of the person’s other token', async () => {
  const person = await makeUser();
  const [first, second] = [await byToken(person), await byToken(person)];
  const [revoked, kept] = [listen(first.actor), listen(second.actor)];
  await revokeToken(testContext(person), { uuid: first.uuid });
  await expectOver([revoked], [kept]);
});

test('an expired token ends its streams, not those of the person’s other token', async () => {
  const person = await makeUser();
  const [first, second] = [await byToken(person), await byToken(person)];
  const [expired, kept] = [listen(first.actor), listen(second.actor)];
  const expires_at = new Date(testNow.getTime() + 1);
  await database().apiToken.update({ where: { id: first.uuid }, data: { expires_at } });
  expect(await findListeners([first.actor, second.actor], testNow)).toEqual(new Set([first.actor, second.actor]));
  await expectOver([expired], [kept]);
});

test('a stream ends after a quarter of an hour, so that its reader signs in again', async () => {
  const mine = listen(await bySession(await makeUser()));
  for (let beats = 1; beats < MOST_BEATS; beats++) await expectOver([], [mine]);
  const later = listen(await bySession(await makeUser()));
  await expectOver([mine], [later]);
});

test('a reader who takes nothing is let go', async () => {
  hub.open(await bySession(await makeUser()), new AbortController().signal);
  const mine = listen(await bySession(await makeUser()));
  for (let beats = 0; beats < 3; beats++) {
    const before = mine.beats;
    beat();
    await expect.poll(() => mine.beats).toBe(before + 1);
    expect(hub.count()).toBe(2);
  }
  await expectOver([], [mine]);
});

test('however many listen, one statement says who may hear on', async () => {
  const people: PersonActor[] = [];
  for (let made = 0; made < 5; made++) {
    const person = await makeUser();
    people.push(await bySession(person), (await byToken(person)).actor);
  }
  expect(await findListeners(people, testNow)).toEqual(new Set(people));
  expect(await statementsOf(() => findListeners(people, testNow))).toBe(1);
  expect(await findListeners([], testNow)).toEqual(new Set());
});
