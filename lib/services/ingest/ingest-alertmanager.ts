import type { z } from 'zod';
import { alertmanagerAlert, type IngestSummary, type ingestAlertmanagerOperation } from '@/lib/contracts/alerts/ingest';
import type { Severity } from '@/lib/contracts/alerts/severities';
import type { InputOf } from '@/lib/contracts/operation';
import { printableLine } from '@/lib/core/printable';
import type { Ctx } from '@/lib/db/context';
import { type AlertReport, fittedReport } from '@/lib/services/alerts/alert-report';
import { fingerprintAt, ingestReports, type Reporter, requireReporter } from '@/lib/services/ingest/ingest-reports';
import { type Labels, labelsOf } from '@/lib/services/ingest/labels-of';
import type { NotUnderstood } from '@/lib/services/ingest/note-not-understood';
import { prometheusFingerprint } from '@/lib/services/ingest/prometheus-fingerprint';

type Alert = z.output<typeof alertmanagerAlert>;

/** An alert whose labels are text, and which has a fingerprint. */
type ReadAlert = { isFiring: boolean; fingerprint: string; labels: Labels; annotations: Labels; firstAt: Date };

/**
 * Takes a webhook of Alertmanager: a firing alert opens or is counted, a resolved one is closed. One that is not understood is
 * left out and counted, since Alertmanager does not repeat a call that was answered 4xx. @throws not_allowed
 */
export async function ingestAlertmanager(
  ctx: Ctx,
  { alerts: group }: InputOf<typeof ingestAlertmanagerOperation>,
): Promise<IngestSummary> {
  const reporter = requireReporter(ctx, 'alertmanager');
  const alerts = group.flatMap((one) => ('alert' in one ? [readAlert(ctx, reporter, one.alert)] : []));
  return ingestReports(ctx, reporter, {
    firing: alerts.filter(({ isFiring }) => isFiring).map((alert) => reportOf(reporter, alert)),
    resolved: alerts.filter(({ isFiring }) => !isFiring).map(({ fingerprint }) => fingerprint),
    notUnderstood: group.flatMap((one) => ('alert' in one ? [] : [notUnderstood(one.given)])),
  });
}

function readAlert(ctx: Ctx, reporter: Reporter, { fingerprint, startsAt, status, ...alert }: Alert): ReadAlert {
  const labels = labelsOf(alert.labels);
  return {
    isFiring: status === 'firing',
    labels,
    annotations: labelsOf(alert.annotations),
    fingerprint: fingerprintAt(reporter, fingerprint ?? prometheusFingerprint(labels)),
    firstAt: startsAt == null ? ctx.now : new Date(startsAt),
  };
}

function reportOf(reporter: Reporter, { annotations, fingerprint, firstAt, labels }: ReadAlert): AlertReport {
  const titles = [annotations.get('summary'), labels.get('alertname')];
  return fittedReport({
    fingerprint,
    source: reporter.name,
    alert_type: kindOf(labels.get('alert_type')),
    severity: severityOf(labels.get('severity')),
    title: titles.find((title) => printableLine(title ?? '', 1) !== '') ?? 'Alert',
    description: annotations.get('description') ?? annotations.get('message') ?? '',
    affected_stores: namesIn(labels.get('store')),
    affected_systems: namesIn(labels.get('instance') ?? labels.get('job')),
    count: 1,
    firstAt,
  });
}

function notUnderstood(report: unknown): NotUnderstood {
  const read = alertmanagerAlert.safeParse(report);
  const reasons = read.success ? [] : read.error.issues.map(({ message, path }) => [...path, message].join(': '));
  return { report, reason: reasons.join(' ') };
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
  const word = (label ?? '').trim().toLowerCase();
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
