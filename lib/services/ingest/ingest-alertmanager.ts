import type { z } from 'zod';
import type { alertmanagerAlert, IngestSummary, ingestAlertmanagerOperation } from '@/lib/contracts/ingest';
import type { InputOf } from '@/lib/contracts/operation';
import type { Severity } from '@/lib/contracts/severities';
import { printable, printableLine } from '@/lib/core/printable';
import type { Ctx } from '@/lib/db/context';
import type { AlertReport } from '@/lib/services/alerts/alert-report';
import { fingerprintAt, ingestReports, type Reporter, requireReporter } from '@/lib/services/ingest/ingest-reports';

type Alert = z.output<typeof alertmanagerAlert>;

/** Takes a webhook of Alertmanager: a firing alert opens or is counted, a resolved one is closed. @throws not_allowed */
export async function ingestAlertmanager(
  ctx: Ctx,
  { alerts }: InputOf<typeof ingestAlertmanagerOperation>,
): Promise<IngestSummary> {
  const reporter = requireReporter(ctx, 'alertmanager');
  const [firing, resolved] = [alerts.filter(isFiring), alerts.filter((alert) => !isFiring(alert))];
  return ingestReports(ctx, reporter, {
    firing: firing.map((alert) => reportOf(reporter, alert)),
    resolved: resolved.map(({ fingerprint }) => fingerprintAt(reporter, fingerprint)),
  });
}

function isFiring({ status }: Alert): boolean {
  return status === 'firing';
}

function reportOf(reporter: Reporter, { labels, annotations, fingerprint, startsAt }: Alert): AlertReport {
  return {
    fingerprint: fingerprintAt(reporter, fingerprint),
    source: reporter.name,
    alert_type: kindOf(labels['alert_type']),
    severity: severityOf(labels['severity']),
    title:
      [annotations['summary'], labels['alertname']].map((name) => printableLine(name ?? '', 200)).find(Boolean) ??
      'Alert',
    description: printable(annotations['description'] ?? annotations['message'] ?? '')
      .slice(0, 5_000)
      .toWellFormed(),
    affected_stores: namesIn(labels['store']),
    affected_systems: namesIn(labels['instance'] ?? labels['job']),
    count: 1,
    firstAt: new Date(startsAt),
  };
}

const severityWords: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  page: 'critical',
  emergency: 'critical',
  fatal: 'critical',
  error: 'error',
  high: 'error',
  major: 'error',
  warning: 'warning',
  warn: 'warning',
  medium: 'warning',
  minor: 'warning',
  info: 'info',
  informational: 'info',
  notice: 'info',
  low: 'info',
  none: 'info',
};

/** What rules call severities differs; a word that nobody knows, and none, is a warning. */
function severityOf(label: string | undefined): Severity {
  const word = (label ?? '').toLowerCase();
  return Object.hasOwn(severityWords, word) ? (severityWords[word] ?? 'warning') : 'warning';
}

function kindOf(label: string | undefined): string {
  const name = (label ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 50);
  return name === '' ? 'monitoring' : name;
}

function namesIn(label: string | undefined): string[] {
  const name = printableLine(label ?? '', 200);
  return name === '' ? [] : [name];
}
