import type { Topic } from '@/lib/core/topics';

const MOST_MISSED_BEATS = 3;
const encoder = new TextEncoder();
const OPENED = encoder.encode(': open\n\n');
const BEAT = encoder.encode(': beat\n\n');

/** One open stream of events, seen from inside. */
export type LiveStream = {
  body: ReadableStream<Uint8Array>;
  /** Tells of topics with an event that many streams share; while the reader is slow they wait, each once. */
  send: (topics: readonly Topic[], event: Uint8Array) => void;
  /** Shows that the stream lives; a reader that took nothing for several beats is let go. */
  beat: () => void;
  close: () => void;
};

/**
 * Opens a stream in the format of server-sent events.
 * @param encode makes the event that tells of topics
 * @param onClose is called once, whoever ends the stream
 */
export function openLiveStream(encode: (topics: readonly Topic[]) => Uint8Array, onClose: () => void): LiveStream {
  const pending = new Set<Topic>();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let missedBeats = 0;

  function hasRoom(): boolean {
    return (controller?.desiredSize ?? 0) > 0;
  }

  function flush(): void {
    if (pending.size === 0 || !hasRoom()) return;
    const event = encode([...pending]);
    pending.clear();
    controller?.enqueue(event);
  }

  function close(): void {
    if (controller === undefined) return;
    const closing = controller;
    controller = undefined;
    closing.close();
    onClose();
  }

  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
      controller.enqueue(OPENED);
    },
    pull: () => {
      missedBeats = 0;
      flush();
    },
    cancel: () => {
      if (controller === undefined) return;
      controller = undefined;
      onClose();
    },
  });

  return {
    body,
    send: (topics, event) => {
      if (pending.size === 0 && hasRoom()) return controller?.enqueue(event);
      for (const topic of topics) pending.add(topic);
      flush();
    },
    beat: () => {
      if (hasRoom()) return controller?.enqueue(BEAT);
      missedBeats += 1;
      if (missedBeats > MOST_MISSED_BEATS) close();
    },
    close,
  };
}

/** The event that tells of topics, in the format of server-sent events. */
export function encodeEvent(topics: readonly Topic[], nextVersion: () => number): Uint8Array {
  const lines = topics.map((topic) => `data: ${JSON.stringify({ topic, version: nextVersion() })}\n\n`);
  return encoder.encode(lines.join(''));
}
