import type { Topic } from '@/lib/core/topics';

const MOST_MISSED_BEATS = 3;
const encoder = new TextEncoder();

/** One open stream of events, seen from inside. */
export type LiveStream = {
  body: ReadableStream<Uint8Array>;
  /** Tells of topics; while the reader is slow they wait, each once. */
  tell: (topics: readonly Topic[]) => void;
  /** Shows that the stream lives; a reader that took nothing for several beats is let go. */
  beat: () => void;
  close: () => void;
};

/**
 * Opens a stream in the format of server-sent events.
 * @param nextVersion gives the number of the next event
 * @param onClose is called once, whoever ends the stream
 */
export function openLiveStream(nextVersion: () => number, onClose: () => void): LiveStream {
  const pending = new Set<Topic>();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let missedBeats = 0;

  function hasRoom(): boolean {
    return (controller?.desiredSize ?? 0) > 0;
  }

  function write(text: string): void {
    controller?.enqueue(encoder.encode(text));
  }

  function flush(): void {
    if (pending.size === 0 || !hasRoom()) return;
    const events = [...pending].map((topic) => `data: ${JSON.stringify({ topic, version: nextVersion() })}\n\n`);
    pending.clear();
    write(events.join(''));
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
      write(': open\n\n');
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
    tell: (topics) => {
      for (const topic of topics) pending.add(topic);
      flush();
    },
    beat: () => {
      if (hasRoom()) return write(': beat\n\n');
      missedBeats += 1;
      if (missedBeats > MOST_MISSED_BEATS) close();
    },
    close,
  };
}
