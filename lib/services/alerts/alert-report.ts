import { createHash } from 'node:crypto';
import type { AlertDetail, StoreId } from '@/lib/contracts/alerts/alerts';
import type { Severity } from '@/lib/contracts/alerts/severities';
import { cut, cutToBytes, printable, printableLine } from '@/lib/core/printable';
import { uniqueStores } from '@/lib/services/alerts/unique-stores';

const LONGEST_LINE = 200;
const LONGEST_DESCRIPTION = 5_000;
const MOST_DETAIL_BYTES = 256 * 1024;

/** What was reported of one alert, once or several times. */
export type AlertReport = {
  fingerprint: string;
  source: string;
  alert_type: string;
  severity: Severity;
  title: string;
  description: string;
  affected_stores: readonly StoreId[];
  affected_systems: readonly string[];
  /** The whole of each text that was cut. */
  details: AlertDetail['details'];
  count: number;
  /** When it began, as far as its reporter says. */
  firstAt: Date;
};

/** A report as it is stored: texts that are too long are cut, the whole of them goes into the details, and what is affected are sets. */
export function fittedReport(report: Omit<AlertReport, 'details'>): AlertReport {
  const [title, description] = [printableLine(report.title, Infinity), printable(report.description)];
  const isTitleLong = title.length > LONGEST_LINE;
  const wholeTitle = isTitleLong ? cutToBytes(title, MOST_DETAIL_BYTES) : '';
  const room = MOST_DETAIL_BYTES - Buffer.byteLength(wholeTitle);
  return {
    ...report,
    title: cut(title, LONGEST_LINE),
    description: cut(description, LONGEST_DESCRIPTION),
    affected_stores: uniqueStores(report.affected_stores.map((id) => (typeof id === 'string' ? nameOf(id) : id))),
    affected_systems: [...new Set(report.affected_systems.map(nameOf))],
    details: {
      ...(isTitleLong && { title: wholeTitle }),
      ...(description.length > LONGEST_DESCRIPTION && { description: cutToBytes(description, room) }),
    },
  };
}

function nameOf(text: string): string {
  return printableLine(text, LONGEST_LINE);
}

/** What tells alerts apart whose reporter does not say: their type, title and source. */
export function derivedFingerprint({
  alert_type,
  title,
  source,
}: Pick<AlertReport, 'alert_type' | 'title' | 'source'>): string {
  return createHash('sha256')
    .update(JSON.stringify([alert_type, title, source]))
    .digest('base64url');
}
