import { database } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { deleteNotification } from '@/lib/services/notifications/delete-notification';
import { onlySystem, staff } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { uniqueName } from '@/lib/testing/make';
import { makeAlert } from '@/lib/testing/make-alert';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { makeIngestSource } from '@/lib/testing/make-ingest-source';
import { makeNotification } from '@/lib/testing/make-notification';
import { makeSetAside } from '@/lib/testing/make-set-aside';
import { systemActor } from '@/lib/testing/test-context';

const forStaff = { any: staff(200) };
const plain: MatrixRow = { outcomes: forStaff, ask: () => ({}) };

const aboutANotification: MatrixRow = { outcomes: forStaff, ask: async () => ({ params: await notificationParams() }) };

function aboutAnAlert(body?: unknown): MatrixRow {
  return {
    outcomes: forStaff,
    ask: async () => ({ params: await alertParams(), ...(body !== undefined && { body }) }),
  };
}

export const noticeRows: MatrixRows = {
  notifications_list: plain,
  notifications_create: {
    outcomes: { any: staff(201) },
    ask: () => ({ body: { type: 'store_issue', title: uniqueName('notice') } }),
  },
  notifications_recent: plain,
  notifications_unread_count: plain,
  notifications_summary: plain,
  notifications_read: aboutANotification,
  notifications_mark_read: aboutANotification,
  notifications_mark_unread: aboutANotification,
  notifications_mark_all_read: { outcomes: forStaff, ask: () => ({ body: {} }) },
  notifications_delete: { ...aboutANotification, outcomes: { any: staff(204) } },
  notifications_restore: {
    outcomes: forStaff,
    ask: async () => {
      const { id } = await makeNotification();
      await deleteNotification(createContext(systemActor), { id });
      return { params: { id: String(id) } };
    },
  },
  notifications_mark_handled: aboutANotification,
  notifications_mark_unhandled: aboutANotification,
  alerts_list: plain,
  alerts_create: {
    outcomes: { any: staff(201) },
    ask: () => ({ body: { alert_type: 'capacity', title: uniqueName('alert') } }),
  },
  alerts_stats: plain,
  alerts_read: aboutAnAlert(),
  alerts_resolve: aboutAnAlert({ resolution_notes: 'Done.' }),
  alerts_reopen: {
    outcomes: forStaff,
    ask: async () => {
      const params = await alertParams();
      await database().platformAlert.update({
        where: { id: Number(params.id) },
        data: { is_resolved: true, resolved_at: createContext(systemActor).now },
      });
      return { params };
    },
  },
  alerts_acknowledge: aboutAnAlert(),
  alerts_assign: aboutAnAlert({ user_uuid: null }),
  alerts_snooze: aboutAnAlert({ until: null }),
  alerts_histogram: aboutAnAlert(),
  deliveries_list: plain,
  deliveries_read: { outcomes: forStaff, ask: async () => ({ params: { uuid: (await makeDelivery()).id } }) },
  deliveries_resend: { outcomes: forStaff, ask: async () => ({ params: { uuid: (await makeDelivery()).id } }) },
  set_aside_messages_list: plain,
  set_aside_messages_retry: { outcomes: forStaff, ask: async () => ({ params: { uuid: (await makeSetAside()).id } }) },
  ingest_sources_list: plain,
  ingest_sources_create: {
    outcomes: { any: staff(201) },
    ask: () => ({ body: { name: uniqueName('source'), kind: 'events' } }),
  },
  ingest_sources_rotate: {
    outcomes: forStaff,
    ask: async () => ({ params: { uuid: (await makeIngestSource('events')).id } }),
  },
  ingest_sources_revoke: {
    outcomes: { any: staff(204) },
    ask: async () => ({ params: { uuid: (await makeIngestSource('events')).id } }),
  },
  ingest_alertmanager: {
    outcomes: { any: onlySystem('alertmanagerSource', 200) },
    ask: () => ({ body: { version: '4', alerts: [] } }),
  },
  ingest_events: {
    outcomes: { any: onlySystem('eventSource', 200) },
    ask: () => ({ body: { alert_type: 'capacity', title: 'Full' } }),
  },
  ingest_resend: {
    outcomes: { any: onlySystem('mailProvider', 200) },
    ask: () => ({ body: { type: 'email.sent', created_at: '2026-11-22T10:00:00Z', data: {} } }),
  },
};

async function notificationParams() {
  return { id: String((await makeNotification()).id) };
}

async function alertParams() {
  return { id: String((await makeAlert()).id) };
}
