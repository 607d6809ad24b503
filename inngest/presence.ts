import type pg from 'pg';
import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { keepConnection } from '@/lib/db/lasting-connection';
import { logFailure } from '@/lib/db/log-failure';
import { OUTBOX_CHANNEL } from '@/lib/services/jobs/outbox-channel';
import { PRESENCE_SEED } from '@/lib/services/jobs/presence-key';

/**
 * One connection of this process that shows to the others that it lives: PostgreSQL gives up what it holds the moment
 * the process is gone, however it ended. The same connection hears of events in the outbox.
 * Its troubles are logged and mended, never thrown: a run goes on without it.
 */
export type Presence = {
  hold: (name: string) => Promise<void>;
  letGo: (name: string) => Promise<void>;
  /** Calls back for every notice and after each (re)connection, since notices may have been missed. */
  listen: (onNotice: () => void) => Promise<void>;
  unlisten: () => Promise<void>;
  close: () => Promise<void>;
};

/** Opens a presence; nothing is connected before something is asked of it. */
export function openPresence(connectionString = env.DATABASE_URL ?? ''): Presence {
  const names = new Set<string>();
  const listener: { onNotice?: () => void } = {};
  const connection = keepConnection('heed-presence', connectionString, async (client) => {
    for (const name of names) await lock(client, name);
    if (listener.onNotice !== undefined) await subscribe(client, listener.onNotice);
  });
  let isClosed = false;
  const attempt = async (work: (client: pg.Client) => Promise<void>) => {
    if (isClosed) return;
    await connection.use(work).catch((error: unknown) => {
      if (!isClosed) logFailure(log, 'warn', { err: error }, 'presence interrupted');
    });
  };
  return {
    hold: async (name) => {
      await attempt((client) => lock(client, name));
      names.add(name);
    },
    letGo: async (name) => {
      names.delete(name);
      await attempt((client) => unlock(client, name));
    },
    listen: async (onNotice) => {
      await attempt((client) => subscribe(client, onNotice));
      listener.onNotice = onNotice;
    },
    unlisten: async () => {
      delete listener.onNotice;
      await attempt(unsubscribe);
    },
    close: async () => {
      isClosed = true;
      await connection.close();
    },
  };
}

async function lock(client: pg.Client, name: string): Promise<void> {
  await client.query('SELECT pg_advisory_lock_shared(hashtextextended($1, $2))', [name, PRESENCE_SEED]);
}

async function unlock(client: pg.Client, name: string): Promise<void> {
  await client.query('SELECT pg_advisory_unlock_shared(hashtextextended($1, $2))', [name, PRESENCE_SEED]);
}

async function subscribe(client: pg.Client, onNotice: () => void): Promise<void> {
  client.removeAllListeners('notification');
  client.on('notification', onNotice);
  await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
  onNotice();
}

async function unsubscribe(client: pg.Client): Promise<void> {
  client.removeAllListeners('notification');
  await client.query(`UNLISTEN ${OUTBOX_CHANNEL}`);
}

declare global {
  // Next loads instrumentation and routes as separate copies of a module: they meet here.
  var heedPresence: Presence | undefined;
}

/** The presence of this process. */
export function presence(): Presence {
  globalThis.heedPresence ??= openPresence();
  return globalThis.heedPresence;
}

/** Closes the presence of this process, where it has one. */
export async function closePresence(): Promise<void> {
  const opened = globalThis.heedPresence;
  globalThis.heedPresence = undefined;
  await opened?.close();
}
