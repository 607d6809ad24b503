/** A stream of events of which the test says what happens. */
export class FakeEventSource {
  static readonly CLOSED = 2;
  static readonly all: FakeEventSource[] = [];
  readyState = 0;
  isClosed = false;
  onopen = (): void => undefined;
  onerror = (): void => undefined;
  onmessage = (_event: { data: string }): void => undefined;

  constructor() {
    FakeEventSource.all.push(this);
  }

  say(event: unknown): void {
    this.onmessage({ data: JSON.stringify(event) });
  }

  /** As when the server answers with something else than a stream; a connection that breaks leaves the state as it is. */
  reject(): void {
    this.readyState = FakeEventSource.CLOSED;
    this.onerror();
  }

  close(): void {
    this.isClosed = true;
  }
}

/** Tells every other open channel at once. */
export class FakeBroadcastChannel {
  static readonly all: FakeBroadcastChannel[] = [];
  onmessage = (_event: { data: unknown }): void => undefined;

  constructor() {
    FakeBroadcastChannel.all.push(this);
  }

  postMessage(data: unknown): void {
    for (const other of FakeBroadcastChannel.all) if (other !== this) other.onmessage({ data });
  }

  close(): void {
    FakeBroadcastChannel.all.splice(FakeBroadcastChannel.all.indexOf(this), 1);
  }
}

type Held = (lock: object | null) => Promise<void>;

/** One lock that is held by one at a time, in the order of asking. */
export class FakeLocks {
  #isHeld = false;
  readonly #waiting: (() => void)[] = [];

  async request(_name: string, asked: { ifAvailable?: boolean; signal?: AbortSignal }, held: Held): Promise<void> {
    if (this.#isHeld && asked.ifAvailable === true) return held(null);
    if (this.#isHeld) await this.#turn(asked.signal);
    this.#isHeld = true;
    try {
      await held({});
    } finally {
      this.#isHeld = false;
      this.#waiting.shift()?.();
    }
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(resolve);
      signal?.addEventListener('abort', () => {
        const at = this.#waiting.indexOf(resolve);
        if (at >= 0) this.#waiting.splice(at, 1);
        reject(new Error('given up'));
      });
    });
  }
}
