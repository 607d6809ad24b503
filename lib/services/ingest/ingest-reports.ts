import { can } from '@/lib/auth/permissions';
import type { IngestSummary } from '@/lib/contracts/ingest';
import type { SourceActor } from '@/lib/core/actor';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import type { AlertReport } from '@/lib/services/alerts/alert-report';
import { closeAlerts } from '@/lib/services/alerts/close-alerts';
import { countOpenAlerts } from '@/lib/services/alerts/count-open-alerts';
import { lockAlerts } from '@/lib/services/alerts/lock-alerts';
import { reportAlerts } from '@/lib/services/alerts/report-alerts';
import { touchSoon } from '@/lib/services/alerts/touch-soon';

/** What a reporter said, sorted: what is wrong, and the fingerprints of what is not any more. */
export type Said = { firing: readonly AlertReport[]; resolved: readonly string[] };

/** Who reports: a source, or a member of staff by a token of their own. Fingerprints are told apart by the id. */
export type Reporter = { id: string; name: string };

/** The reporter that calls. @throws not_allowed for any other caller, and for a source that sends something else */
export function requireReporter({ actor }: Ctx, sends: SourceActor['sends']): Reporter {
  if (!can(actor, 'INGEST')) throw new DomainError('not_allowed');
  if (actor.kind === 'person') return { id: actor.userId, name: actor.name };
  if (actor.kind !== 'source') throw new DomainError('not_allowed');
  if (actor.sends === sends) return { id: actor.sourceId, name: actor.name };
  throw new DomainError('not_allowed', { detail: `This token belongs to a source that sends ${actor.sends}.` });
}

const nothing: IngestSummary = { opened: 0, reopened: 0, escalated: 0, counted: 0, rolled_up: 0, resolved: 0 };

/** Takes all that one call says in one transaction: all of it is stored, or nothing. A fixed number of statements. */
export async function ingestReports(ctx: Ctx, reporter: Reporter, { firing, resolved }: Said): Promise<IngestSummary> {
  const known = resolved.length === 0 ? await countOpenAlerts(ctx, firing) : null;
  if (known !== null) return { ...nothing, counted: known.length };
  const summary = await transaction(ctx, async (tx): Promise<IngestSummary> => {
    if (firing.length > 0) await lockAlerts(tx, [...firing.map(({ fingerprint }) => fingerprint), ...resolved]);
    const { counted, rolledUp } = await reportAlerts(tx, firing);
    const closed = await closeAlerts(tx, resolved, `Resolved by ${reporter.name}.`);
    const outcomes = Map.groupBy(counted, ({ outcome }) => outcome);
    return {
      opened: outcomes.get('opened')?.length ?? 0,
      reopened: outcomes.get('reopened')?.length ?? 0,
      escalated: outcomes.get('escalated')?.length ?? 0,
      counted: outcomes.get('counted')?.length ?? 0,
      rolled_up: rolledUp,
      resolved: closed,
    };
  });
  if (summary.counted > 0) touchSoon(ctx);
  return summary;
}

/** Fingerprints of one reporter never meet those of another. */
export function fingerprintAt({ id }: Reporter, fingerprint: string): string {
  return `${id}:${fingerprint}`;
}
