import { z } from 'zod';
import { severities } from '@/lib/contracts/alerts/severities';
import {
  downloadQuery,
  givenFingerprint,
  givenInstant,
  idParams,
  instant,
  kindName,
  line,
  orderBy,
  pageQuery,
  personName,
  queryFlag,
  text,
  uuid,
} from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

const severity = z.enum(severities, `Must be one of ${severities.join(', ')}.`);
const count = z.int().min(0);

/** Longer than any text that a body can hold: reporters do not repeat what was refused, so texts are cut instead. */
const MOST_REPORTED = 1_048_576;

/** A store's id as its reporter writes it; 5 and "5" are one store. */
const storeId = z.union([line(MOST_REPORTED, 1), z.int()], 'Must be text on one line or a whole number.');
export type StoreId = z.output<typeof storeId>;

export const platformAlert = z.strictObject({
  id: z.int().min(1),
  fingerprint: z.string(),
  /** Who reports it: the name of an ingest source, or what the caller gave. */
  source: z.string(),
  alert_type: z.string(),
  severity,
  title: z.string(),
  description: z.string(),
  affected_stores: z.array(z.union([z.string(), z.int()])),
  affected_systems: z.array(z.string()),
  occurrence_count: z.int().min(1),
  first_occurred_at: instant,
  last_occurred_at: instant,
  /** How many times it has begun: more than once when it came back soon after it was resolved. */
  episodes: z.int().min(1),
  is_resolved: z.boolean(),
  resolved_at: instant.nullable(),
  resolved_by: personName.nullable(),
  resolution_notes: z.string(),
  acknowledged_at: instant.nullable(),
  acknowledged_by: personName.nullable(),
  assigned_to: personName.nullable(),
  snoozed_until: instant.nullable(),
});

export type PlatformAlert = z.output<typeof platformAlert>;

/** One alert by itself, with the whole of each text that was too long: at most 256 kB. */
export const alertDetail = z.strictObject({
  ...platformAlert.shape,
  details: z.strictObject({ title: z.string().optional(), description: z.string().optional() }),
});

export type AlertDetail = z.output<typeof alertDetail>;

const ROOT = '/api/v1/admin/notifications/alerts/';

const alertFilters = {
  severity: severity.optional(),
  alert_type: kindName.optional(),
  source: text(100).optional(),
  is_resolved: queryFlag.optional(),
  /** Resolved since midnight in the caller's time zone, or not. */
  resolved_today: queryFlag.optional(),
  is_acknowledged: queryFlag.optional(),
  is_snoozed: queryFlag.optional(),
  q: text(200).optional(),
};

export const listAlertsOperation = operation({
  id: 'alerts_list',
  method: 'GET',
  path: ROOT,
  summary: 'List platform alerts: open ones first, then by severity and time',
  permission: 'STAFF',
  query: z.strictObject({
    ...pageQuery,
    ...downloadQuery,
    ...alertFilters,
    o: orderBy(['severity', 'last_occurred_at', 'first_occurred_at', 'occurrence_count']),
  }),
  answer: z.array(platformAlert),
  gives: { kind: 'list' },
});

const writtenSeverity = z
  .string()
  .trim()
  .toLowerCase()
  .meta({ enum: [...severities], description: 'In upper or lower case.' })
  .pipe(severity);

/** What anybody says of a platform alert who reports it. */
export const alertReport = z.strictObject({
  alert_type: kindName,
  severity: writtenSeverity.default('warning'),
  title: line(MOST_REPORTED, 1),
  description: text(MOST_REPORTED).default(''),
  affected_stores: z.array(storeId).max(100).default([]),
  affected_systems: z.array(line(MOST_REPORTED, 1)).max(100).default([]),
  fingerprint: givenFingerprint.optional(),
});

export const createAlertOperation = operation({
  id: 'alerts_create',
  method: 'POST',
  path: ROOT,
  summary: 'Report an alert; if it is already open, its count goes up',
  permission: 'STAFF',
  body: z.strictObject({ ...alertReport.shape, source: line(100).default('') }),
  status: 201,
  counted: { status: 200, isCounted: ({ occurrence_count }) => occurrence_count > 1 },
  answer: alertDetail,
});

/** Each figure is what the list shows when its own filter is chosen: it ignores that filter and keeps the others. */
export const alertStatistics = z.strictObject({
  /** All that match. */
  total: count,
  /** Not resolved. */
  active: count,
  /** Not resolved, and critical. */
  critical: count,
  /** Resolved since midnight in the caller's zone. */
  resolved_today: count,
  /** Of those not resolved. */
  by_severity: z.strictObject({ info: count, warning: count, error: count, critical: count }),
  /** Of those not resolved. */
  by_type: z.record(z.string(), count),
  /** Of those that the list shows, resolved or not: every type that occurs. */
  listed_by_type: z.record(z.string(), count),
});

export type AlertStatistics = z.output<typeof alertStatistics>;

export const readAlertStatisticsOperation = operation({
  id: 'alerts_stats',
  method: 'GET',
  path: `${ROOT}stats/`,
  summary: 'Count alerts by status, severity and type, with the filters of the list',
  permission: 'STAFF',
  query: z.strictObject(alertFilters),
  answer: alertStatistics,
});

export const readAlertOperation = operation({
  id: 'alerts_read',
  method: 'GET',
  path: `${ROOT}{id}/`,
  summary: 'Read an alert',
  permission: 'STAFF',
  params: idParams,
  answer: alertDetail,
  errors: ['not_found'],
});

export const resolveAlertOperation = operation({
  id: 'alerts_resolve',
  method: 'PUT',
  path: `${ROOT}{id}/resolve/`,
  summary: 'Resolve an alert; critical ones require notes',
  permission: 'STAFF',
  params: idParams,
  body: z.strictObject({ resolution_notes: text(5_000).default('') }),
  answer: alertDetail,
  errors: ['not_found', 'moved_on'],
});

export const reopenAlertOperation = operation({
  id: 'alerts_reopen',
  method: 'PUT',
  path: `${ROOT}{id}/reopen/`,
  summary: 'Reopen a resolved alert',
  permission: 'STAFF',
  params: idParams,
  answer: alertDetail,
  errors: ['not_found', 'moved_on'],
});

export const acknowledgeAlertOperation = operation({
  id: 'alerts_acknowledge',
  method: 'PUT',
  path: `${ROOT}{id}/acknowledge/`,
  summary: 'Acknowledge an alert; the first acknowledgement stays',
  permission: 'STAFF',
  params: idParams,
  answer: alertDetail,
  errors: ['not_found', 'moved_on'],
});

export const assignAlertOperation = operation({
  id: 'alerts_assign',
  method: 'PUT',
  path: `${ROOT}{id}/assign/`,
  summary: 'Assign an alert to a member of staff, or unassign it',
  permission: 'STAFF',
  params: idParams,
  body: z.strictObject({ user_uuid: uuid.nullable() }),
  answer: alertDetail,
  errors: ['not_found', 'moved_on'],
});

export const snoozeAlertOperation = operation({
  id: 'alerts_snooze',
  method: 'PUT',
  path: `${ROOT}{id}/snooze/`,
  summary: 'Snooze an alert, or unsnooze it; a snooze ends early if the alert gets worse',
  permission: 'STAFF',
  params: idParams,
  body: z.strictObject({ until: givenInstant.nullable() }),
  answer: alertDetail,
  errors: ['not_found', 'moved_on'],
});

export const alertHistogram = z.strictObject({
  bucket_minutes: z.int().min(1),
  /** Every bucket of the span, the oldest first, also those without occurrences. */
  buckets: z.array(z.strictObject({ from: instant, count })),
});

export type AlertHistogram = z.output<typeof alertHistogram>;

export const readAlertHistogramOperation = operation({
  id: 'alerts_histogram',
  method: 'GET',
  path: `${ROOT}{id}/histogram/`,
  summary: 'Count the occurrences of an alert over time, up to now',
  permission: 'STAFF',
  params: idParams,
  query: z.strictObject({ span: z.enum(['1h', '24h', '7d', '30d']).default('24h') }),
  answer: alertHistogram,
  errors: ['not_found'],
});
