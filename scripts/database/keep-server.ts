import { setTimeout as sleep } from 'node:timers/promises';
import { attachOrStart, type Hold } from '@/scripts/database/attach-or-start';
import type { Home } from '@/scripts/database/home';
import { isDiskFull, Problem } from '@/scripts/database/problem';
import { limitRestarts, type RestartLimit } from '@/scripts/database/restart-limit';
import { hasRoom } from '@/scripts/database/room';
import type { Server } from '@/scripts/database/session';

/** A server that runs as long as it is kept. */
export type KeptServer = {
  server: Server;
  /** Rejected with a `Problem` when the server cannot be brought back. */
  failed: Promise<never>;
  /** Lets go of the server. The last one to let go stops it. */
  release: () => Promise<void>;
};

const LOOK_FOR_ROOM_MS = 1_000;
const SAY_AGAIN_MS = 60_000;

/** Waits while the disk is full, and says so: a server that was started now would only end again. */
async function untilRoom(home: Home, signal: AbortSignal): Promise<void> {
  let printedAtMs = Number.NEGATIVE_INFINITY;
  while (!(await hasRoom(home.cluster))) {
    if (performance.now() - printedAtMs >= SAY_AGAIN_MS) {
      console.error('The disk is full. Free some space, and the database restarts automatically.');
      printedAtMs = performance.now();
    }
    await sleep(LOOK_FOR_ROOM_MS, undefined, { signal });
  }
}

/** One attempt to have the server back; undefined when it may be tried again. */
async function tryAgain(home: Home, limit: RestartLimit, signal: AbortSignal): Promise<Hold | undefined> {
  const attempt = { hasStarted: false, isOver: false };
  try {
    return await attachOrStart(home, async () => {
      await untilRoom(home, signal);
      const pauseMs = limit.next();
      attempt.isOver = pauseMs === undefined;
      if (attempt.isOver) {
        const log = `${home.dataFolder}/postgres.log`;
        throw new Problem(`The embedded database stopped six times within five minutes; see ${log}.`);
      }
      await sleep(pauseMs, undefined, { signal });
      attempt.hasStarted = true;
    });
  } catch (error) {
    if (attempt.isOver || !attempt.hasStarted || !(error instanceof Problem)) throw error;
    if (isDiskFull(error)) {
      limit.takeBack();
      // There was room to begin with, and not enough.
      await sleep(LOOK_FOR_ROOM_MS, undefined, { signal });
    }
    return undefined;
  }
}

/**
 * Attaches to the server of a home, or starts it, and keeps it: when the server ends, whoever holds it takes part in starting
 * it again, at the same port, and holds it anew.
 */
export async function keepServer(home: Home): Promise<KeptServer> {
  let hold = await attachOrStart(home);
  const { server } = hold;
  const limit = limitRestarts();
  const releasing = new AbortController();
  const { signal } = releasing;
  const released = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => undefined);

  async function regain(): Promise<Hold> {
    for (;;) {
      const regained = await tryAgain(home, limit, signal);
      if (regained?.server.port === server.port) return regained;
      await regained?.release();
      if (regained) throw new Problem('The embedded database restarted on another port. Start again.');
    }
  }

  async function keep(): Promise<void> {
    for (;;) {
      await Promise.race([hold.lost, released]);
      if (signal.aborted) return;
      hold = await regain();
    }
  }

  const keeping = keep().catch((error: unknown) => {
    if (!signal.aborted) failure.reject(error);
  });
  return {
    server,
    failed: failure.promise,
    release: async () => {
      releasing.abort();
      await keeping;
      await hold.release();
    },
  };
}
