import { reconnectDelayMs } from '@/lib/client/reconnect-delay';
import { liveEvent, watchLiveOperation } from '@/lib/contracts/live';
import { type Topic, topics } from '@/lib/core/topics';

const CHANNEL = 'heed-live';
const POLL_MS = 60_000;
/** From so many failures in a row on, what is shown is fetched by the clock as well. */
const FAILURES_BEFORE_POLLING = 2;
/** A stream that breaks sooner has failed, although it opened: something between lets none through for long. */
const LASTING_MS = 5_000;

type OnTopics = (changed: readonly Topic[]) => void;

/**
 * Calls back with what to fetch again, until the function it returns is called. One tab of a browser holds the stream and
 * tells the others, because a browser opens only a few connections to a server. What was fetched before a tab hears
 * anything may have changed meanwhile: everything is to be fetched again once when the tab begins to hear.
 */
export function watchEvents(onTopics: OnTopics): () => void {
  const over = new AbortController();
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => onTopics(topics.filter((topic) => Array.isArray(data) && data.includes(topic)));
  over.signal.addEventListener('abort', () => channel.close());
  const publish: OnTopics = (changed) => {
    onTopics(changed);
    channel.postMessage(changed);
  };
  // Where the page is not served securely there are no locks: each tab then has a stream of its own.
  if ('locks' in navigator) leadInTurn(() => holdStream(publish, over.signal), onTopics, over.signal);
  else void holdStream(onTopics, over.signal);
  return () => over.abort();
}

/** Leads at once where no tab does; otherwise hears the one that leads, and leads when its turn comes. */
function leadInTurn(lead: () => Promise<void>, onTopics: OnTopics, over: AbortSignal): void {
  const take = async (lock: Lock | null) => {
    if (over.aborted) return;
    if (lock !== null) return lead();
    onTopics(topics);
    navigator.locks.request(CHANNEL, { signal: over }, take).catch(() => undefined);
  };
  // Where locks exist but are refused, as with storage blocked, this tab has a stream of its own.
  const alone = () => (over.aborted ? undefined : holdStream(onTopics, over));
  navigator.locks.request(CHANNEL, { ifAvailable: true }, take).catch(alone);
}

/** Keeps a stream open, with pauses after failures; ends with the signal. */
function holdStream(publish: OnTopics, over: AbortSignal): Promise<void> {
  let failures = 0;
  let wasRejected = false;
  let openedAtMs = Number.POSITIVE_INFINITY;
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;

  function connect(): void {
    source = new EventSource(watchLiveOperation.path);
    source.onopen = () => {
      publish(topics);
      wasRejected = false;
      openedAtMs = performance.now();
      clearInterval(polling);
      polling = undefined;
    };
    source.onmessage = ({ data }) => {
      const event = liveEvent.safeParse(JSON.parse(data));
      if (event.success) publish([event.data.topic]);
    };
    source.onerror = () => {
      // Answered, but not with a stream: who was signed out learns it by what is fetched now.
      if (source?.readyState === EventSource.CLOSED && !wasRejected) {
        wasRejected = true;
        publish(topics);
      }
      source?.close();
      failures = performance.now() - openedAtMs > LASTING_MS ? 1 : failures + 1;
      openedAtMs = Number.POSITIVE_INFINITY;
      if (failures >= FAILURES_BEFORE_POLLING) polling ??= setInterval(() => publish(topics), POLL_MS);
      retry = setTimeout(connect, reconnectDelayMs(failures, Math.random()));
    };
  }

  connect();
  return new Promise((resolve) => {
    over.addEventListener('abort', () => {
      source?.close();
      clearTimeout(retry);
      clearInterval(polling);
      resolve();
    });
  });
}
