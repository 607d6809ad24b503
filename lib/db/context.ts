import type { Actor } from '@/lib/core/actor';
import type { DomainEvent } from '@/lib/core/events';
import type { Log } from '@/lib/core/log';
import type { Touch } from '@/lib/core/topics';
import type { Db } from '@/lib/db/client';

/** What follows from events within the same transaction. */
export type Reaction = (ctx: Ctx, events: readonly DomainEvent[]) => Promise<void>;

/** What every service function is given: who calls, when it is, and the database it may use. */
export type Ctx = {
  actor: Actor;
  /** The instant of this call: the only clock of a service function. */
  now: Date;
  db: Db;
  /** Tells what changed. Inside a transaction only: it is acted on just before the commit. */
  emit: (event: DomainEvent) => void;
  /** Says what open browsers may have to fetch again. Inside a transaction only: it is told at the commit, once. */
  touch: (touch: Touch) => void;
  react: Reaction;
  requestId: string;
  log: Log;
  /** What the call has written with the first change that it commits; null where nothing waits for that. */
  beforeCommit: ((db: Db) => Promise<void>) | null;
  /** True inside a transaction. */
  isTransaction: boolean;
};
