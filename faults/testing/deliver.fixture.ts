import { raiseCritical } from '@/faults/testing/raise-critical';
import { clock } from '@/lib/core/clock';
import { deliver } from '@/lib/services/delivery/deliver';
import { systemActor, testContext } from '@/lib/testing/test-context';

/** A process in the middle of its work: raises a notice of the given title, or without one delivers what waits. */
const [title] = process.argv.slice(2);
const ctx = testContext(systemActor, clock());
await (title === undefined ? deliver(ctx) : raiseCritical(ctx, title));
process.exit(0);
