import { z } from 'zod';
import type { PersonActor } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { LIVE_CHANNEL, type Topic, type Touch, topics } from '@/lib/core/topics';
import { keepConnection } from '@/lib/db/lasting-connection';
import { logFailure } from '@/lib/db/log-failure';
import { findListeners } from '@/lib/services/live/find-listeners';
import { gather } from '@/lib/services/live/gather';
import { audibleTopics, heardTopics } from '@/lib/services/live/heard-topics';
import { encodeEvent, type LiveStream, openLiveStream } from '@/lib/services/live/live-stream';
import { watchExpiries } from '@/lib/services/live/watch-expiries';

/** Changes that come faster than this are told together: no browser fetches more often. */
const APART_MS = 100;
const BEAT_MS = 25_000;
/** A stream ends after so many beats, so that its reader signs in again: a quarter of an hour. */
const MOST_BEATS = 36;

/** Gives every open stream of this process what one LISTEN hears. */
export type LiveHub = {
  /** Opens a stream for a person until `signal` or the hub ends it. */
  open: (person: PersonActor, signal: AbortSignal) => ReadableStream<Uint8Array>;
  /** How many streams are open. */
  count: () => number;
  close: () => Promise<void>;
};

type Listener = { person: PersonActor; stream: LiveStream; beats: number };

const notice = z.array(z.object({ topic: z.enum(topics), userIds: z.array(z.string()).optional() }));

/** Opens a hub; it connects with its first stream. */
export function openLiveHub(connectionString = env.DATABASE_URL ?? ''): LiveHub {
  const listeners = new Set<Listener>();
  let version = clock().getTime();
  let beating: NodeJS.Timeout | undefined;

  const encode: Encode = (topics) => encodeEvent(topics, () => ++version);
  const heard = gather<Touch>((touches) => {
    // Who has just been signed out is told nothing more: their browser would only fetch what it may not.
    void endEndedOf(listeners, touches)
      .catch(notChecked)
      .then(() => sendEach(listeners, encode, (person) => heardTopics(person, touches)));
  }, APART_MS);

  const connection = keepConnection('heed-live', connectionString, async (client) => {
    client.on('notification', ({ payload }) => heard.add(readNotice(payload)));
    await client.query(`LISTEN ${LIVE_CHANNEL}`);
    sendEach(listeners, encode, audibleTopics); // what was said before this connection is not heard
  });

  const ends = watchExpiries((userId) => heard.add(touchesOfEnd(userId)));

  async function beat(): Promise<void> {
    const asked = [...listeners];
    void ends.lookAhead(idsOf(asked), BEAT_MS).catch(notChecked);
    const known = await whoMayHear(asked);
    for (const listener of asked) {
      const { person, stream } = listener;
      listener.beats += 1;
      if (known.has(person) && listener.beats < MOST_BEATS) stream.beat();
      else stream.close();
    }
  }

  return {
    open: (person, signal) => {
      const listener: Listener = {
        person,
        beats: 0,
        stream: openLiveStream(encode, () => void listeners.delete(listener)),
      };
      listeners.add(listener);
      signal.addEventListener('abort', listener.stream.close, { once: true });
      void ends.lookAhead([person.userId], BEAT_MS).catch(notChecked);
      beating ??= setInterval(() => void beat().catch(notChecked), BEAT_MS).unref();
      connection
        .use(async () => undefined)
        .catch((error: unknown) => logFailure(log, 'warn', { err: error }, 'not listening yet'));
      return listener.stream.body;
    },
    count: () => listeners.size,
    close: async () => {
      clearInterval(beating);
      ends.stop();
      heard.stop();
      for (const { stream } of listeners) stream.close();
      await connection.close();
    },
  };
}

/** What a role or an invitation let its person see. */
function touchesOfEnd(userId: string): Touch[] {
  return (['actions', 'projects'] as const).map((topic) => ({ topic, userIds: [userId] }));
}

function notChecked(error: unknown): void {
  logFailure(log, 'warn', { err: error }, 'could not check streams');
}

function idsOf(asked: readonly Listener[]): string[] {
  return asked.map(({ person }) => person.userId);
}

function whoMayHear(asked: readonly Listener[]): Promise<ReadonlySet<PersonActor>> {
  return findListeners(
    asked.map(({ person }) => person),
    clock(),
  );
}

/** Ends the streams of ended sessions at once; those that end unannounced do at the next beat. */
async function endEndedOf(listeners: ReadonlySet<Listener>, touches: readonly Touch[]): Promise<void> {
  const ended = touches.filter(({ topic }) => topic === 'sessions').map(({ userIds }) => userIds);
  if (ended.length === 0) return;
  const asked = [...listeners].filter(({ person }) => ended.some((ids) => ids?.includes(person.userId) ?? true));
  const known = await whoMayHear(asked);
  for (const { person, stream } of asked) if (!known.has(person)) stream.close();
}

type Encode = (topics: readonly Topic[]) => Uint8Array;

/** Whoever hears the same is given the same event: a thousand streams cost one. */
function sendEach(
  listeners: ReadonlySet<Listener>,
  encode: Encode,
  topicsOf: (person: PersonActor) => readonly Topic[],
): void {
  const events = new Map<string, Uint8Array>();
  for (const { person, stream } of listeners) {
    const heard = topicsOf(person);
    if (heard.length === 0) continue;
    const event = events.get(heard.join()) ?? encode(heard);
    events.set(heard.join(), event);
    stream.send(heard, event);
  }
}

/** What a notice tells of; one that cannot be read tells of everything. */
function readNotice(payload = ''): readonly Touch[] {
  try {
    const touches = notice.parse(JSON.parse(payload));
    return touches.map(({ topic, userIds }) => (userIds === undefined ? { topic } : { topic, userIds }));
  } catch {
    return topics.map((topic) => ({ topic }));
  }
}

declare global {
  // Next loads routes and instrumentation as separate copies of a module: they meet here.
  var heedLiveHub: LiveHub | undefined;
}

/** The hub of this process; its streams end when the process is asked to, which could not end with them. */
export function liveHub(): LiveHub {
  if (globalThis.heedLiveHub === undefined) {
    const hub = openLiveHub();
    for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void hub.close());
    globalThis.heedLiveHub = hub;
  }
  return globalThis.heedLiveHub;
}
