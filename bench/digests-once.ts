import { timed } from '@/bench/figure';
import { database } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { queueDigests } from '@/lib/services/digests/queue-digests';

/** Queues the digests that are due and prints how many, how long it took, and how much memory it had, early and at the end. */
const EARLY_DIGESTS = 2_000;
const BYTES_PER_MB = 1_000_000;
const NINE = new Date('2026-11-25T09:00:00Z');

const residentMb = () => process.memoryUsage.rss() / BYTES_PER_MB;
let earlyMb = 0;
let queued = 0;
const looking = setInterval(() => void look(), 250);
async function look(): Promise<void> {
  if (earlyMb === 0 && (await database().digest.count()) >= EARLY_DIGESTS) earlyMb = residentMb();
}

const ms = await timed(async () => {
  queued = (await queueDigests(createContext({ kind: 'system', name: 'bench', via: 'job' }, undefined, NINE))).queued;
});
clearInterval(looking);
console.log(JSON.stringify({ ms, queued, earlyMb, endMb: residentMb() }));
process.exit(0);
