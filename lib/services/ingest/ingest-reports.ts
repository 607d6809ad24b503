import { can } from '@/lib/auth/permissions';
import type { IngestSummary } from '@/lib/contracts/ingest';
import type { SourceActor } from '@/lib/core/actor';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { type ReportCall, takeReports } from '@/lib/services/alerts/take-reports';

/** What a reporter said, sorted: what is wrong, and the fingerprints of what is not any more. */
type Reports = Omit<ReportCall, 'notes'>;

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

/** Takes all that one call says: all of it is stored, or nothing. A fixed number of statements. */
export async function ingestReports(ctx: Ctx, reporter: Reporter, reports: Reports): Promise<IngestSummary> {
  const { alerts, rolledUp, resolved } = await takeReports(ctx, { ...reports, notes: `Resolved by ${reporter.name}.` });
  const outcomes = Map.groupBy(alerts, ({ outcome }) => outcome);
  return {
    opened: outcomes.get('opened')?.length ?? 0,
    reopened: outcomes.get('reopened')?.length ?? 0,
    escalated: outcomes.get('escalated')?.length ?? 0,
    counted: outcomes.get('counted')?.length ?? 0,
    rolled_up: rolledUp,
    resolved,
  };
}

/** Fingerprints of one reporter never meet those of another. */
export function fingerprintAt({ id }: Reporter, fingerprint: string): string {
  return `${id}:${fingerprint}`;
}
