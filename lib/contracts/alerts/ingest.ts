import { z } from 'zod';
import { alertReport } from '@/lib/contracts/alerts/alerts';
import { givenFingerprint, givenInstant, instant, line, pageQuery, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

/** What a source sends: alertmanager, the webhook of Alertmanager and Grafana; events, our own JSON. */
export const ingestKinds = ['alertmanager', 'events'] as const;
export type IngestKind = (typeof ingestKinds)[number];

export const ingestSource = z.strictObject({
  uuid,
  name: z.string(),
  kind: z.enum(ingestKinds),
  prefix: z.string(),
  created: instant,
  created_by_name: z.string(),
  last_used_at: instant.nullable(),
  revoked_at: instant.nullable(),
  /** Its last report that could not be understood, as far as it fits, and why. */
  last_not_understood: z.strictObject({ at: instant, reason: z.string(), report: z.string() }).nullable(),
});

export type IngestSource = z.output<typeof ingestSource>;

const withToken = z.strictObject({ ...ingestSource.shape, token: z.string() });

export const listIngestSourcesOperation = operation({
  id: 'ingest_sources_list',
  method: 'GET',
  path: '/api/ingest-sources/',
  summary: 'List sources: those in use first, then newest first',
  permission: 'STAFF',
  query: z.strictObject(pageQuery),
  answer: z.array(ingestSource),
  gives: { kind: 'list' },
});

export const createIngestSourceOperation = operation({
  id: 'ingest_sources_create',
  method: 'POST',
  path: '/api/ingest-sources/',
  summary: 'Create a source; its token is returned only once',
  permission: 'STAFF',
  reachesOut: true,
  body: z.strictObject({ name: line(100, 1), kind: z.enum(ingestKinds) }),
  status: 201,
  answer: withToken,
  isAnswerSecret: true,
  errors: ['already_exists'],
});

export const rotateIngestSourceOperation = operation({
  id: 'ingest_sources_rotate',
  method: 'POST',
  path: '/api/ingest-sources/{uuid}/rotate/',
  summary: 'Rotate a source’s token, returned only once; the old one stops immediately',
  permission: 'STAFF',
  reachesOut: true,
  params: uuidParams,
  answer: withToken,
  isAnswerSecret: true,
  errors: ['not_found'],
});

export const revokeIngestSourceOperation = operation({
  id: 'ingest_sources_revoke',
  method: 'DELETE',
  path: '/api/ingest-sources/{uuid}/',
  summary: 'Revoke a source; its token stops immediately and its alerts stay',
  permission: 'STAFF',
  params: uuidParams,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found'],
});

const count = z.int().min(0);

/** What became of the reports of one call, by the alerts that they are about. */
export const ingestSummary = z.strictObject({
  opened: count,
  reopened: count,
  escalated: count,
  counted: count,
  /** Joined into the alert of a storm, because the source reports too many different alerts at once. */
  rolled_up: count,
  resolved: count,
  /** Left out because nothing could be made of them; the Sources page shows the last one. */
  not_understood: count,
});

export type IngestSummary = z.output<typeof ingestSummary>;

/** Names and what they say: text, or what is written as text. */
const labels = z.record(z.string(), z.unknown()).nullish();

/** One alert as Alertmanager writes it; members that we do not use may come too. Only what it is about must be understood. */
export const alertmanagerAlert = z.looseObject({
  status: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(['firing', 'resolved'], 'Must be firing or resolved.')),
  labels,
  annotations: labels,
  startsAt: givenInstant.nullish().catch(null),
  fingerprint: givenFingerprint.nullish().catch(null),
});

/** An alert of a group, or what stands in its place; one that is not understood does not refuse the others. */
const groupedAlert = z.union([
  alertmanagerAlert.transform((alert) => ({ alert })),
  z.unknown().transform((given) => ({ given })),
]);

export const ingestAlertmanagerOperation = operation({
  id: 'ingest_alertmanager',
  method: 'POST',
  path: '/api/ingest/alertmanager/',
  summary: 'Receive alerts from Prometheus Alertmanager (webhook version 4) or Grafana',
  permission: 'INGEST',
  isAudited: false,
  body: z.looseObject({ version: z.enum(['4', '1']), alerts: z.array(groupedAlert).max(5_000) }),
  answer: ingestSummary,
});

/** One event in our own words: something is wrong, or is not any more. */
export const ingestEvent = z.strictObject({
  ...alertReport.shape,
  status: z.enum(['firing', 'resolved']).default('firing'),
});

export const ingestEventsOperation = operation({
  id: 'ingest_events',
  method: 'POST',
  path: '/api/ingest/events/',
  summary: 'Receive events as JSON: one, or a batch under `events`',
  permission: 'INGEST',
  isAudited: false,
  body: z.strictObject({ ...ingestEvent.partial().shape, events: z.array(ingestEvent).min(1).max(1_000).optional() }),
  answer: ingestSummary,
});
