import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { log } from '@/lib/core/log';
import { database } from '@/lib/db/client';
import type { Ctx, Reaction } from '@/lib/db/context';
import { queueNotices } from '@/lib/services/delivery/queue-notices';
import { breakRules } from '@/lib/services/rules/runs/break-rules';
import { reactToEvents } from '@/lib/services/user-actions/react-to-events';

/** The context of one call, wired to this installation's clock, database and reactions. */
export function createContext(actor: Actor, requestId: string = randomUUID(), now: Date = clock()): Ctx {
  return {
    actor,
    now,
    db: database(),
    emit: refuseOutside,
    touch: refuseOutside,
    react,
    requestId,
    log: log.child({ request_id: requestId }),
    beforeCommit: null,
    isTransaction: false,
  };
}

const react: Reaction = async (ctx, events) => {
  await reactToEvents(ctx, events);
  await queueNotices(ctx, events);
  if (events.some(({ type }) => type === 'audience.deleted')) await breakRules(ctx);
};

function refuseOutside(): never {
  throw new Error('Events and touches belong to a transaction.');
}
