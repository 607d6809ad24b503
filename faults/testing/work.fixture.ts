import { work } from '@/faults/testing/work';
import { clock } from '@/lib/core/clock';
import { systemActor, testContext } from '@/lib/testing/test-context';

/** A process in the middle of its work: does everything that it is told to, side by side. */
await Promise.all(process.argv.slice(2).map((cause) => work(testContext(systemActor, clock()), cause)));
process.exit(0);
