import type { Reaction } from '@/lib/db/context';
import { queueNotices } from '@/lib/services/delivery/queue-notices';
import { breakRulesOfAudiences } from '@/lib/services/rules/runs/break-rules-of-audiences';
import { reactToEvents } from '@/lib/services/user-actions/react-to-events';

/** All that follows from events in the transaction that emits them, in this order. */
export const reactions: readonly Reaction[] = [reactToEvents, queueNotices, breakRulesOfAudiences];
