import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import type { AlertReport } from '@/lib/services/alerts/alert-report';
import { closeAlerts } from '@/lib/services/alerts/close-alerts';
import { countOpenAlerts } from '@/lib/services/alerts/count-open-alerts';
import type { CountedAlert } from '@/lib/services/alerts/count-reports';
import { lockAlerts } from '@/lib/services/alerts/lock-alerts';
import { reportAlerts } from '@/lib/services/alerts/report-alerts';
import { touchSoon } from '@/lib/services/alerts/touch-soon';

/** What one call says: what is wrong, the fingerprints of what is not any more, and the notes that these are resolved with. */
export type ReportCall = { firing: readonly AlertReport[]; resolved: readonly string[]; notes: string };

/** What became of it: an alert per fingerprint, how many were joined into the alert of a storm, and how many were resolved. */
export type TakenReports = {
  alerts: readonly Pick<CountedAlert, 'id' | 'outcome'>[];
  rolledUp: number;
  resolved: number;
};

/** What belongs to the transaction of a call that does more than count. */
type Follow = (tx: Ctx, taken: TakenReports) => Promise<void>;

/**
 * Takes all that one call says: all of it is stored, or nothing. Where nothing is new, it is counted without a transaction of
 * its own; else it is reported in one. A fixed number of statements.
 */
export async function takeReports(
  ctx: Ctx,
  call: ReportCall,
  follow: Follow = async () => undefined,
): Promise<TakenReports> {
  return (await countIfKnown(ctx, call)) ?? (await openOrFollow(ctx, call, follow));
}

async function countIfKnown(ctx: Ctx, { firing, resolved }: ReportCall): Promise<TakenReports | null> {
  const known = resolved.length === 0 ? await countOpenAlerts(ctx, firing) : null;
  if (known === null) return null;
  return { alerts: known.map((id) => ({ id, outcome: 'counted' })), rolledUp: 0, resolved: 0 };
}

const opening = new Map<string, Promise<unknown>>();

/**
 * Who reports an alert that another call of this process is opening waits for that, and then mostly counts. Without a
 * connection: 640 calls of one new alert at once, each in a transaction, ran out of connections.
 */
async function openOrFollow(ctx: Ctx, call: ReportCall, follow: Follow): Promise<TakenReports> {
  const [only, ...more] = call.firing;
  if (only === undefined || more.length > 0 || ctx.isTransaction) return reportInTransaction(ctx, call, follow);
  const other = opening.get(only.fingerprint);
  if (other !== undefined) {
    await other.catch(() => undefined);
    return (await countIfKnown(ctx, call)) ?? reportInTransaction(ctx, call, follow);
  }
  const taken = reportInTransaction(ctx, call, follow).finally(() => opening.delete(only.fingerprint));
  opening.set(only.fingerprint, taken);
  return taken;
}

/** What is counted and what is closed is locked in one order first. */
async function reportInTransaction(
  ctx: Ctx,
  { firing, resolved, notes }: ReportCall,
  follow: Follow,
): Promise<TakenReports> {
  const taken = await transaction(ctx, async (tx): Promise<TakenReports> => {
    if (firing.length > 0) await lockAlerts(tx, [...firing.map(({ fingerprint }) => fingerprint), ...resolved]);
    const { counted: alerts, rolledUp } = await reportAlerts(tx, firing);
    const found = { alerts, rolledUp, resolved: await closeAlerts(tx, resolved, notes) };
    await follow(tx, found);
    return found;
  });
  if (taken.alerts.some(({ outcome }) => outcome === 'counted')) touchSoon(ctx);
  return taken;
}
