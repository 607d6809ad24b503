import { approvedAt, fillAccess } from '@/bench/access-installation';
import { atMost, type Figure, rounded, timed, unbound } from '@/bench/figure';
import { database, sql } from '@/lib/db/client';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { createContext } from '@/lib/services/create-context';
import { statementsOf } from '@/lib/testing/statements-of';

const APPROVALS = 200_000;
const MOST_SECONDS = 10;
const MS = 1_000;
const BATCH = 1_000;

/** Everything expires in these hours. */
const oneDay = { firstExpiry: new Date('2027-11-01T08:00:00Z'), lastExpiry: new Date('2027-11-02T08:00:00Z') };

const systemAt = (now: Date) => createContext({ kind: 'system', name: 'bench', via: 'job' }, 'bench', now);

/** The jobs of access where everything is due at once. */
export async function benchAccess(): Promise<Figure[]> {
  await fillAccess({ approvals: APPROVALS, ...oneDay });
  const figures: Figure[] = [];
  const measure = async (what: string, run: () => Promise<object>) => {
    let done: object = {};
    const ms = await timed(async () => {
      const statements = await statementsOf(async () => {
        done = await run();
      });
      console.error(what, done, statements);
    });
    console.error(what, ms);
    figures.push(atMost(what, ms / MS, MOST_SECONDS, 's'));
  };
  await measure('renewals', () => sendAccessNotices(systemAt(new Date('2027-09-03T08:00:00Z'))));
  await measure('expiry', () => expireAccess(systemAt(new Date('2027-11-03T08:00:00Z'))));
  await measure('revocations', () => sendAccessNotices(systemAt(new Date('2027-11-03T08:00:00Z'))));
  void approvedAt;
  void rounded;
  void unbound;
  void database;
  void sql;
  void BATCH;
  return figures;
}
