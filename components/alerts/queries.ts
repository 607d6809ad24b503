import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { alertsContract } from '@/components/alerts/contract';
import { call } from '@/lib/client/call';
import { SAFETY_NET_MS } from '@/lib/client/safety-net';
import type { AlertHistogram, AlertStatistics, listAlertsOperation, PlatformAlert } from '@/lib/contracts/alerts';
import type { GivenTo } from '@/lib/contracts/operation';
import type { User } from '@/lib/contracts/users';

/** What a list of alerts is asked with: the query of its call. */
export type AlertsGiven = GivenTo<typeof listAlertsOperation>;

/** One page of alerts, and how many there are on all. */
export type AlertPage = { rows: PlatformAlert[]; total: number };

/** How far back a histogram reaches. */
export type Span = '1h' | '24h' | '7d' | '30d';

const MOST_ASSIGNEES = 300;

export const alertKeys = {
  all: ['alerts'],
  lists: () => [...alertKeys.all, 'list'],
  list: (given: AlertsGiven) => [...alertKeys.lists(), given],
  statistics: () => [...alertKeys.all, 'statistics'],
  details: () => [...alertKeys.all, 'detail'],
  detail: (id: number) => [...alertKeys.details(), id],
  histogram: (id: number, span: Span) => [...alertKeys.detail(id), 'histogram', span],
} as const;

/** A page of alerts; while the next one loads, the one before stays. */
export function alertListQuery(given: AlertsGiven) {
  return queryOptions({
    queryKey: alertKeys.list(given),
    queryFn: async ({ signal }): Promise<AlertPage> => {
      const { answer, total } = await call((await alertsContract()).listAlertsOperation, given, { signal });
      return { rows: answer, total };
    },
    refetchInterval: SAFETY_NET_MS,
    placeholderData: keepPreviousData,
  });
}

/** How many alerts there are, by severity and type. */
export const alertStatisticsQuery = queryOptions({
  queryKey: alertKeys.statistics(),
  queryFn: async ({ signal }): Promise<AlertStatistics> =>
    (await call((await alertsContract()).readAlertStatisticsOperation, {}, { signal })).answer,
  refetchInterval: SAFETY_NET_MS,
});

/** One alert. */
export function alertQuery(id: number) {
  return queryOptions({
    queryKey: alertKeys.detail(id),
    queryFn: async ({ signal }): Promise<PlatformAlert> =>
      (await call((await alertsContract()).readAlertOperation, { id: String(id) }, { signal })).answer,
    refetchInterval: SAFETY_NET_MS,
  });
}

/** When an alert occurred lately, in buckets. */
export function alertHistogramQuery(id: number, span: Span) {
  return queryOptions({
    queryKey: alertKeys.histogram(id, span),
    queryFn: async ({ signal }): Promise<AlertHistogram> =>
      (await call((await alertsContract()).readAlertHistogramOperation, { id: String(id), span }, { signal })).answer,
    placeholderData: keepPreviousData,
  });
}

/** The active staff, by name, loaded when an alert is to be given to somebody. */
export const assigneesQuery = queryOptions({
  queryKey: ['assignees'],
  queryFn: async ({ signal }): Promise<User[]> => {
    const { listUsersOperation } = await import('@/lib/contracts/users');
    const given = { is_staff: 'true', status: 'active', page_size: String(MOST_ASSIGNEES) } as const;
    return (await call(listUsersOperation, given, { signal })).answer;
  },
});
