import type { createAlertOperation } from '@/lib/contracts/alerts/alerts';
import type { IngestKind } from '@/lib/contracts/alerts/ingest';
import type { InputOf } from '@/lib/contracts/operation';
import { database } from '@/lib/db/client';
import { acknowledgeAlert } from '@/lib/services/alerts/acknowledge-alert';
import { assignAlert } from '@/lib/services/alerts/assign-alert';
import { createAlert } from '@/lib/services/alerts/create-alert';
import { resolveAlert } from '@/lib/services/alerts/resolve-alert';
import { snoozeAlert } from '@/lib/services/alerts/snooze-alert';
import { createIngestSource } from '@/lib/services/ingest/create-ingest-source';
import { contextOf, systemAt } from '@/prisma/demo/context-of';

type Report = InputOf<typeof createAlertOperation>;

const HOUR_MS = 3_600_000;

const queueGrows: Report = {
  alert_type: 'capacity',
  severity: 'critical',
  title: 'Disk of the archive database is 96 % full',
  description: 'At the current rate it will be full in nine hours. Old write-ahead logs were not removed.',
  affected_stores: ['Northern compute', 'Sky archive'],
  affected_systems: ['archive-db-1'],
  source: 'alertmanager',
};
const slowPages: Report = {
  alert_type: 'performance',
  severity: 'error',
  title: 'Order pages take longer than two seconds',
  description: 'The 95th percentile of the last five minutes is above the limit.',
  affected_stores: ['Northern compute'],
  affected_systems: ['web-2', 'web-3'],
  source: 'alertmanager',
};
const certificate: Report = {
  alert_type: 'security',
  severity: 'warning',
  title: 'Certificate of partner.example.org expires in 12 days',
  description: 'It is renewed by hand.',
  affected_stores: [],
  affected_systems: ['partner gateway'],
  source: 'certificate watch',
};
const partner: Report = {
  alert_type: 'integration',
  severity: 'error',
  title: 'Partner shop rejects our token',
  description: 'Every request got a 401 response.',
  affected_stores: ['Partner shop'],
  affected_systems: ['order sync'],
  source: 'order sync',
};
const backup: Report = {
  alert_type: 'availability',
  severity: 'info',
  title: 'Backup ran twenty minutes late',
  description: '',
  affected_stores: [],
  affected_systems: ['backup'],
  source: 'backup',
};

/** What was wrong with the platform lately: alerts in every state, with a history of when they occurred. */
export async function playAlerts(): Promise<void> {
  await occurred(queueGrows, [20, 17, 14, 12, 11, 9, 8, 7, 6, 5, 4, 4, 3, 3, 2, 2, 2, 1, 1, 1, 0.6, 0.4, 0.2]);
  const slow = await occurred(slowPages, [150, 121, 96, 70, 49, 30, 22, 21, 20, 9, 8, 7, 7, 3, 1.5]);
  const astrid = await contextOf('astrid', 1);
  await acknowledgeAlert(astrid, { id: slow });
  const { actor } = astrid;
  if (actor.kind === 'person') await assignAlert(astrid, { id: slow, user_uuid: actor.userId });
  const later = await occurred(certificate, [168, 144, 120, 96, 72, 48, 24]);
  const until = new Date(astrid.now.getTime() + 72 * HOUR_MS).toISOString();
  await snoozeAlert(astrid, { id: later, until });
  const rejectedOrders = await occurred(partner, [7, 6.8, 6.5, 6.2, 6]);
  await resolveAlert(await contextOf('astrid', 0.1), {
    id: rejectedOrders,
    resolution_notes: 'The partner had rotated the token. The new one is in place, and orders are coming in again.',
  });
  const late = await occurred(backup, [55]);
  await resolveAlert(await contextOf('astrid', 50), { id: late, resolution_notes: '' });
  await playSources();
}

/** The systems that some of these alerts come from. */
async function playSources(): Promise<void> {
  const astrid = await contextOf('astrid', 170);
  const heard = async (name: string, kind: IngestKind, hoursAgo: number) => {
    const { uuid: id } = await createIngestSource(astrid, { name, kind });
    await database().ingestSource.update({ where: { id }, data: { last_used_at: systemAt(hoursAgo).now } });
  };
  await heard('backup', 'events', 55);
  await heard('alertmanager', 'alertmanager', 0.2);
}

/** Reports an alert so many hours ago each, the oldest first. Answers with its id. */
async function occurred(report: Report, hoursAgo: readonly number[]): Promise<number> {
  let id = 0;
  for (const hours of hoursAgo) id = (await createAlert(systemAt(hours), report)).id;
  return id;
}
