import { adminImportsPage, adminProvidersPage } from '@/lib/core/routes';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { markHandled } from '@/lib/services/notifications/mark-handled';
import { markRead } from '@/lib/services/notifications/mark-read';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import { contextOf, systemAt } from '@/prisma/demo/context-of';

/** What staff was told lately: every priority, read and unread, handled, and one that came again and again. */
export async function playNotices(): Promise<void> {
  await readAndHandled();
  await repeated();
  await unread();
}

async function readAndHandled(): Promise<void> {
  const mails = await raiseNotification(systemAt(52), 'critical_error', {
    subject: 'Sending the daily digest',
    message:
      'The email service rejected every message for eleven minutes. Nothing was lost: queued emails were sent later.',
    metadata: { job: 'deliver', attempts: 6 },
  });
  await markRead(await contextOf('astrid', 51), { id: mails.id });
  await markHandled(await contextOf('astrid', 50), { id: mails.id });
  const exception = await raiseNotification(systemAt(30), 'order_exception', {
    orderKey: 'LZ-20418',
    sourceName: 'Partner shop',
    unmatchedProducts: ['GPU node, 8 × H200', 'Tape archive, 50 TB'],
    actionUrl: null,
  });
  await markRead(await contextOf('astrid', 28), { id: exception.id });
  const plan = await createNotification(await contextOf('astrid', 73), {
    type: 'store_issue',
    priority: 'low',
    title: 'Prices of storage change next month',
    message: 'Offerings billed by the terabyte get new prices on the first. Existing resources don’t change.',
    action_required: false,
    action_url: null,
    notification_metadata: {},
  });
  await markRead(await contextOf('astrid', 72), { id: plan.id });
}

async function repeated(): Promise<void> {
  for (const minutesAgo of [86, 74, 61, 47, 33]) {
    await raiseNotification(systemAt(minutesAgo / 60), 'order_sync_failure', {
      sourceName: 'Partner shop',
      message: 'The source responded 503 Service Unavailable. The next attempt is in fifteen minutes.',
      actionUrl: adminProvidersPage,
      metadata: { status: 503, attempts: 3 },
    });
  }
}

async function unread(): Promise<void> {
  await raiseNotification(systemAt(0.4), 'security_alert', {
    title: 'Repeated failed sign-ins for olga.berg@example.org',
    message:
      'Twelve sign-ins with a wrong password within ten minutes, from three addresses. The account is not blocked.',
    fingerprint: 'demo-sign-ins',
    metadata: { addresses: ['203.0.113.7', '203.0.113.19', '198.51.100.4'], attempts: 12 },
  });
  await createNotification(systemAt(5), {
    type: 'import_failure',
    priority: 'high',
    title: 'Import finished with 37 errors: stations-november.csv',
    message: 'Thirty-seven lines refer to unknown offerings. The other 1,204 lines were imported.',
    action_required: true,
    action_url: adminImportsPage,
    notification_metadata: { file_name: 'stations-november.csv', error_count: 37 },
  });
  await raiseNotification(systemAt(9), 'store_issue', {
    storeName: 'Northern compute',
    issue: 'no order in seven days',
    message: 'It usually has about ten a week. The last order came on a Wednesday.',
  });
  await createNotification(systemAt(26), {
    type: 'store_issue',
    priority: 'low',
    title: 'Two offerings have no description in English',
    message: 'Sky plates and Station data show only their names.',
    action_required: false,
    action_url: null,
    notification_metadata: { offerings: ['Sky plates', 'Station data'] },
  });
}
