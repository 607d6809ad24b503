import { beforeAll, describe, expect, test } from 'vitest';
import { alertFilters } from '@/components/alerts/alert-filters';
import { notificationFilters } from '@/components/notifications/notification-filters';
import { type NoticeFilters, noticeCards, noticeFiltersOf } from '@/components/shell/notice-card';
import { listAlertsOperation, readAlertStatisticsOperation } from '@/lib/contracts/alerts/alerts';
import { listNotificationsOperation, summariseNotificationsOperation } from '@/lib/contracts/alerts/notifications';
import { database } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listAlerts } from '@/lib/services/alerts/list-alerts';
import { readAlertStatistics } from '@/lib/services/alerts/read-alert-statistics';
import { listNotifications } from '@/lib/services/notifications/list-notifications';
import { summariseNotifications } from '@/lib/services/notifications/summarise-notifications';
import { makeUser } from '@/lib/testing/make';
import { makeAlert } from '@/lib/testing/make-alert';
import { makeNotification } from '@/lib/testing/make-notification';
import { testContext, testNow } from '@/lib/testing/test-context';

let ctx: Ctx;

beforeAll(async () => {
  await database().adminNotification.deleteMany();
  await database().platformAlert.deleteMany();
  const staff = await makeUser({ is_staff: true });
  ctx = testContext(staff);
  for (let at = 0; at < 24; at++) {
    const type = at % 3 === 0 ? 'store_issue' : 'a_registered_type';
    const handled = at % 8 === 1 ? { handled_at: testNow } : {};
    const marks = { action_required: at % 4 < 2, priority_rank: 1 + (at % 4), ...handled };
    const { id } = await makeNotification({ type, title: at % 2 === 0 ? 'even' : 'odd', ...marks });
    if (at % 5 < 2)
      await database().adminNotificationRead.create({
        data: { notification_id: id, user_id: staff.id, read_at: testNow },
      });
    const resolved_at = new Date(testNow.getTime() - (at % 2) * 86_400_000);
    const ended = at % 3 === 0 ? { is_resolved: true, is_current: false, resolved_at } : {};
    const alert_type = at % 4 === 0 ? 'capacity' : 'a_type_of_theirs';
    await makeAlert({
      alert_type,
      severity_rank: 1 + ((at * 7) % 4),
      title: at % 2 === 0 ? `even ${at}` : `odd ${at}`,
      ...ended,
    });
  }
});

const counted = new Map<string, Promise<{ total: number }>>();

/** Cards lead to the same few lists from many others, so each is counted once. */
async function rowsAt(address: string): Promise<number> {
  const list = counted.get(address) ?? listAt(noticeFiltersOf(new URLSearchParams(address)));
  counted.set(address, list);
  return (await list).total;
}

function listAt({ alerts, notifications, tab }: NoticeFilters): Promise<{ total: number }> {
  if (tab === 'alerts') return listAlerts(ctx, listAlertsOperation.query.parse(alertFilters.query(alerts)));
  return listNotifications(ctx, listNotificationsOperation.query.parse(notificationFilters.query(notifications)));
}

async function figuresUnder({ alerts, notifications }: NoticeFilters) {
  const summary = summariseNotificationsOperation.query.parse(notificationFilters.matching(notifications));
  const statistics = readAlertStatisticsOperation.query.parse(alertFilters.matching(alerts));
  return {
    summary: await summariseNotifications(ctx, summary),
    statistics: await readAlertStatistics(ctx, statistics),
  };
}

const searches = ['', 'odd'] as const;

function ofNotifications(): NoticeFilters[] {
  return searches.flatMap((q) =>
    (['', 'store_issue', 'no_such_type'] as const).flatMap((type) =>
      (['', 'critical'] as const).flatMap((priority) =>
        (['', 'true', 'false'] as const).flatMap((is_read) =>
          [false, true].map((action_needed) => ({
            tab: 'notifications' as const,
            alerts: alertFilters.off,
            notifications: { q, type, priority, is_read, action_needed, page: 2 },
          })),
        ),
      ),
    ),
  );
}

function ofAlerts(): NoticeFilters[] {
  return searches.flatMap((q) =>
    (['', 'capacity', 'no_such_type'] as const).flatMap((alert_type) =>
      (['', 'error', 'critical'] as const).flatMap((severity) =>
        (['', 'active', 'resolved', 'resolved-today'] as const).map((state) => ({
          tab: 'alerts' as const,
          notifications: notificationFilters.off,
          alerts: { q, alert_type, severity, state, page: 2 },
        })),
      ),
    ),
  );
}

describe('a card above the notifications and alerts', () => {
  test('shows the number of rows that pressing it lists, under every other filter', async () => {
    const wrong: string[] = [];
    const figures = new Set<number>();
    for (const filters of [...ofNotifications(), ...ofAlerts()]) {
      for (const { figure, label, pressed } of noticeCards(filters, await figuresUnder(filters))) {
        const rows = await rowsAt(pressed);
        figures.add(figure);
        if (rows !== figure) wrong.push(`${label} ${figure}, rows ${rows}: ${JSON.stringify(filters)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(figures.size).toBeGreaterThan(6);
  });

  test('keeps the other filters of its list, and is off again when pressed twice', async () => {
    const filters = noticeFiltersOf(new URLSearchParams('tab=alerts&q=odd&alert_type=capacity'));
    const [, active] = noticeCards(filters, await figuresUnder(filters));
    expect(active).toMatchObject({
      pressed: '?tab=alerts&q=odd&alert_type=capacity&is_resolved=false',
      released: '?tab=alerts&q=odd&alert_type=capacity',
    });
  });
});

describe('a type filter', () => {
  test('lists every type that occurs with the number of rows that choosing it shows, under every other filter', async () => {
    const wrong: string[] = [];
    const compare = async (address: string, figure: number) => {
      const rows = await rowsAt(address);
      if (rows !== figure) wrong.push(`${figure}, rows ${rows}: ${address}`);
    };
    for (const filters of ofNotifications()) {
      for (const [type, figure] of Object.entries((await figuresUnder(filters)).summary.by_type)) {
        await compare(notificationFilters.address({ ...filters.notifications, type, page: 1 }), figure);
      }
    }
    for (const filters of ofAlerts()) {
      for (const [alert_type, figure] of Object.entries((await figuresUnder(filters)).statistics.listed_by_type)) {
        await compare(alertFilters.address({ ...filters.alerts, alert_type, page: 1 }), figure);
      }
    }
    expect(wrong).toEqual([]);
    const { statistics, summary } = await figuresUnder(noticeFiltersOf(new URLSearchParams()));
    expect(summary.by_type).toEqual({ a_registered_type: 16, store_issue: 8 });
    expect(statistics.listed_by_type).toEqual({ a_type_of_theirs: 18, capacity: 6 });
  });
});

describe('the switch “Action needed”', () => {
  test('lists what needs an action and has not been handled', async () => {
    const needed = { action_required: true, handled_at: null };
    expect(await rowsAt('?action_required=true')).toBe(await database().adminNotification.count({ where: needed }));
    const handled = await database().adminNotification.count({ where: { ...needed, handled_at: { not: null } } });
    expect(handled).toBeGreaterThan(0);
  });
});
