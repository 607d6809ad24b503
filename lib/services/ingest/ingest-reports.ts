import { can } from '@/lib/auth/permissions';
import type { IngestSummary } from '@/lib/contracts/alerts/ingest';
import type { SourceActor } from '@/lib/core/actor';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { type ReportCall, type TakenReports, takeReports } from '@/lib/services/alerts/take-reports';
import { type NotUnderstood, noteNotUnderstood } from '@/lib/services/ingest/note-not-understood';

/** What a reporter said, sorted: what is wrong, the fingerprints of what is not any more, and what nothing can be made of. */
type Reports = Omit<ReportCall, 'notes'> & { notUnderstood: readonly NotUnderstood[] };

/** Who reports: a source, or a member of staff by a token of their own. Fingerprints are told apart by the id. */
export type Reporter = { id: string; name: string; isSource: boolean };

/** The reporter that calls. @throws not_allowed for any other caller, and for a source that sends something else */
export function requireReporter({ actor }: Ctx, sends: SourceActor['sends']): Reporter {
  if (!can(actor, 'INGEST')) throw new DomainError('not_allowed');
  if (actor.kind === 'person') return { id: actor.userId, name: actor.name, isSource: false };
  if (actor.kind !== 'source') throw new DomainError('not_allowed');
  if (actor.sends === sends) return { id: actor.sourceId, name: actor.name, isSource: true };
  throw new DomainError('not_allowed', { detail: `This token belongs to a source that sends ${actor.sends}.` });
}

/** Takes all that one call says: all of it is stored, or nothing. A fixed number of statements. */
export async function ingestReports(ctx: Ctx, reporter: Reporter, reports: Reports): Promise<IngestSummary> {
  const { notUnderstood, ...sorted } = reports;
  const call = { ...sorted, notes: `Resolved by ${reporter.name}.` };
  const { alerts, rolledUp, resolved } = await takeAll(ctx, reporter, call, notUnderstood);
  const outcomes = Map.groupBy(alerts, ({ outcome }) => outcome);
  return {
    opened: outcomes.get('opened')?.length ?? 0,
    reopened: outcomes.get('reopened')?.length ?? 0,
    escalated: outcomes.get('escalated')?.length ?? 0,
    counted: outcomes.get('counted')?.length ?? 0,
    rolled_up: rolledUp,
    resolved,
    not_understood: notUnderstood.length,
  };
}

/** The last report that was not understood is noted with the others, or not at all. */
async function takeAll(
  ctx: Ctx,
  { id, isSource }: Reporter,
  call: ReportCall,
  notUnderstood: readonly NotUnderstood[],
): Promise<TakenReports> {
  const last = notUnderstood.at(-1);
  if (last === undefined || !isSource) return takeReports(ctx, call);
  return transaction(ctx, async (tx) => {
    const taken = await takeReports(tx, call);
    await noteNotUnderstood(tx, id, last);
    return taken;
  });
}

/** Fingerprints of one reporter never meet those of another. */
export function fingerprintAt({ id }: Reporter, fingerprint: string): string {
  return `${id}:${fingerprint}`;
}
