import http from 'node:http';
import type { Change, Ledger } from '@/bench/live-changes';
import { reconnectDelayMs } from '@/lib/client/reconnect-delay';
import { watchLiveOperation } from '@/lib/contracts/live';

/** An event that comes so long after its change, or never, is lost. */
export const LOST_AFTER_MS = 1_000;

const heardTopics = ['alerts', 'actions'] as const;
type HeardTopic = (typeof heardTopics)[number];

/** Where a reader connects, and what it compares what it hears with. */
export type Surroundings = {
  origin: string;
  agent: http.Agent;
  ledger: Ledger;
  refetch: () => Promise<number>;
  /** Is given, for each change that was committed while a stream was open, how long its reader took to hear of it. */
  note: (delayMs: number) => void;
};

/** A person whose streams are read. */
export type Person = { userId: string; token: string };

/** One reader that holds a stream open as a browser does. */
export type Reader = {
  /**
   * Breaks the stream; the reader connects again after the pause that browsers make, and then fetches everything.
   * @returns how long the server took to answer then
   */
  cut: () => Promise<number>;
  /** Notes every change of which nothing has been heard until now. */
  conclude: () => void;
  close: () => void;
};

/** Opens a reader. What it has not heard of it does not know, whatever it could have read meanwhile. */
export async function openReader(around: Surroundings, person: Person): Promise<Reader> {
  const known: Record<HeardTopic, number> = { alerts: 0, actions: 0 };
  let openedAtMs = 0;
  let request: http.ClientRequest | undefined;

  /** Takes the next changes of a topic, as long as they are meant, as heard of at that time. */
  function take(topic: HeardTopic, heardAtMs: number, isMeant: (change: Change, number: number) => boolean): void {
    for (;;) {
      const change = around.ledger[known[topic]];
      if (change === undefined || !isMeant(change, known[topic] + 1)) return;
      known[topic] += 1;
      const isMine = topic === 'alerts' || change.userId === person.userId;
      if (!isMine || change.committedAtMs < openedAtMs) continue;
      around.note(heardAtMs > change.committedAtMs ? heardAtMs - change.committedAtMs : 0);
    }
  }

  /** Notes what should have been heard of, because it was committed before then. */
  function giveUp(beforeMs: number): void {
    for (const topic of heardTopics) take(topic, Number.POSITIVE_INFINITY, (change) => change.committedAtMs < beforeMs);
  }

  async function hear(topics: readonly HeardTopic[], heardAtMs: number): Promise<void> {
    const last = await around.refetch();
    // A change that began after the event was not heard of, though the reading, which comes later, may find it.
    const isMeant = (change: Change, number: number) => number <= last && change.startedAtMs <= heardAtMs;
    for (const topic of topics) take(topic, heardAtMs, isMeant);
  }

  async function connect(): Promise<void> {
    const stream = await openStream(around, person.token, (topics) => void hear(topics, performance.now()));
    request = stream;
    openedAtMs = performance.now();
    await hear(heardTopics, openedAtMs);
  }

  await connect();
  return {
    cut: async () => {
      request?.destroy();
      giveUp(performance.now() - LOST_AFTER_MS);
      await new Promise((resolve) => setTimeout(resolve, reconnectDelayMs(1, Math.random())));
      const askedAtMs = performance.now();
      await connect();
      return openedAtMs - askedAtMs;
    },
    conclude: () => giveUp(Number.POSITIVE_INFINITY),
    close: () => request?.destroy(),
  };
}

/** Opens a stream. @returns when it has been answered */
export function openStream(
  { origin, agent }: Pick<Surroundings, 'origin' | 'agent'>,
  token: string,
  onTopics: (topics: readonly HeardTopic[]) => void,
): Promise<http.ClientRequest> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Token ${token}` };
    const request = http.get(`${origin}${watchLiveOperation.path}`, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`A stream was answered with ${answer.statusCode}.`));
      let rest = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        const text = rest + chunk;
        const end = text.lastIndexOf('\n\n') + 1;
        rest = text.slice(end);
        const topics = heardTopics.filter((topic) => text.slice(0, end).includes(`"topic":"${topic}"`));
        if (topics.length > 0) onTopics(topics);
      });
      answer.on('error', () => undefined);
      resolve(request);
    });
    request.on('error', reject);
  });
}
