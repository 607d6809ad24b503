import { createHash } from 'node:crypto';
import type { Severity } from '@/lib/contracts/severities';

/** What was reported of one alert, once or several times. */
export type AlertReport = {
  fingerprint: string;
  source: string;
  alert_type: string;
  severity: Severity;
  title: string;
  description: string;
  affected_stores: readonly string[];
  affected_systems: readonly string[];
  count: number;
  /** When it began, as far as its reporter says. */
  firstAt: Date;
};

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
