const PULSE_MS = 10_000;

/** The place that the bytes come from gave up: a connection that broke off, a file that cannot be read. */
export class SourceBroken extends Error {
  override readonly name = 'SourceBroken';
}

export type Watch = {
  /** Called with the size of every chunk. */
  onBytes: (bytes: number) => void;
  /** Called every ten seconds or so, also while nothing comes; what it throws ends the reading. */
  pulse: () => Promise<void>;
  /** Ends the reading at once, with its reason. */
  signal: AbortSignal;
};

/** Passes chunks on as they come, keeping a pulse however slowly that is. @throws SourceBroken */
export async function* watchChunks(chunks: AsyncIterable<Uint8Array>, watch: Watch): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  let pulseDueAtMs = performance.now() + PULSE_MS;
  let isOver = false;
  try {
    for (;;) {
      const coming = iterator.next().catch((cause: unknown) => {
        throw new SourceBroken('The upload stopped.', { cause });
      });
      let next = await within(coming, pulseDueAtMs - performance.now(), watch.signal);
      while (next === 'later' || performance.now() >= pulseDueAtMs) {
        await watch.pulse();
        pulseDueAtMs = performance.now() + PULSE_MS;
        if (next === 'later') next = await within(coming, PULSE_MS, watch.signal);
      }
      isOver = next.done === true;
      if (next.done) return;
      watch.onBytes(next.value.byteLength);
      yield next.value;
    }
  } finally {
    // Not awaited: a source that is stuck would hold up the end of the import.
    if (!isOver) iterator.return?.().catch(() => undefined);
  }
}

/** What `coming` brings, or 'later' when it takes longer. @throws the signal's reason once that is aborted. */
async function within<T>(coming: Promise<T>, ms: number, signal: AbortSignal): Promise<T | 'later'> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<'later'>();
  const timer = setTimeout(resolve, Math.max(0, ms), 'later');
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([coming, promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    coming.catch(() => undefined); // told already, or nobody waits for it any more
  }
}
