import { once } from 'node:events';
import { work } from '@/faults/testing/work';
import { clock } from '@/lib/core/clock';
import { systemActor, testContext } from '@/lib/testing/test-context';

/** A process in the middle of its work: once it is loaded it says so, waits to be let go, and does everything that it is told to, side by side. */
process.stdout.write('loaded\n');
await once(process.stdin, 'data');
await Promise.all(process.argv.slice(2).map((cause) => work(testContext(systemActor, clock()), cause)));
process.exit(0);
