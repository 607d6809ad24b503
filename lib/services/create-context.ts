import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { log } from '@/lib/core/log';
import { database } from '@/lib/db/client';
import type { Ctx, Reaction } from '@/lib/db/context';
import { reactions } from '@/lib/services/reactions';

/** The context of one call, wired to this installation's clock, database and reactions. */
export function createContext(actor: Actor, requestId: string = randomUUID(), now: Date = clock()): Ctx {
  return {
    actor,
    now,
    db: database(),
    emit: throwOutsideTransaction,
    touch: throwOutsideTransaction,
    react,
    requestId,
    log: log.child({ request_id: requestId }),
    beforeCommit: null,
    isTransaction: false,
  };
}

const react: Reaction = async (ctx, events) => {
  for (const one of reactions) await one(ctx, events);
};

function throwOutsideTransaction(): never {
  throw new Error('Events and touches belong to a transaction.');
}
