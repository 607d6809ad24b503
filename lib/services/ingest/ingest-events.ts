import type { z } from 'zod';
import { type IngestSummary, ingestEvent, type ingestEventsOperation } from '@/lib/contracts/alerts/ingest';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError, fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { type AlertReport, derivedFingerprint, fittedReport } from '@/lib/services/alerts/alert-report';
import { fingerprintAt, ingestReports, type Reporter, requireReporter } from '@/lib/services/ingest/ingest-reports';

type Asked = InputOf<typeof ingestEventsOperation>;
type Event = z.output<typeof ingestEvent>;

/** Takes one event or a batch: the last that is said of a fingerprint decides whether it is open. @throws not_allowed, validation_failed */
export async function ingestEvents(ctx: Ctx, given: Asked): Promise<IngestSummary> {
  const reporter = requireReporter(ctx, 'events');
  const events = eventsOf(given);
  const isFiring = new Map(events.map((event) => [fingerprintOf(reporter, event), event.status === 'firing']));
  const firing = events.filter(({ status }) => status === 'firing').map((event) => reportOf(ctx, reporter, event));
  const resolved = [...isFiring].flatMap(([fingerprint, fires]) => (fires ? [] : [fingerprint]));
  return ingestReports(ctx, reporter, { firing, resolved, notUnderstood: [] });
}

function eventsOf({ events, ...single }: Asked): readonly Event[] {
  const isSingle = single.title !== undefined || single.alert_type !== undefined;
  if (events !== undefined && isSingle) throw fieldError('events', 'Send one event or a batch, not both.');
  if (events !== undefined) return events;
  const parsed = ingestEvent.safeParse(single);
  if (parsed.success) return [parsed.data];
  const missing = parsed.error.issues.map(({ path, message }) => [path.join('.'), [message]]);
  throw new DomainError('validation_failed', { fields: Object.fromEntries(missing) });
}

function fingerprintOf(reporter: Reporter, event: Event): string {
  return fingerprintAt(reporter, event.fingerprint ?? derivedFingerprint({ ...event, source: reporter.name }));
}

function reportOf(ctx: Ctx, reporter: Reporter, event: Event): AlertReport {
  const { status: _status, ...report } = event;
  const fingerprint = fingerprintOf(reporter, event);
  return fittedReport({ ...report, fingerprint, source: reporter.name, count: 1, firstAt: ctx.now });
}
