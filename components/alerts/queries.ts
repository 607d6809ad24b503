import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { alertsContract } from '@/components/alerts/contract';
import { isUser } from '@/lib/client/as-staff-see';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import { SAFETY_NET_MS } from '@/lib/client/safety-net';
import type {
  AlertDetail,
  AlertHistogram,
  AlertStatistics,
  listAlertsOperation,
  readAlertStatisticsOperation,
} from '@/lib/contracts/alerts/alerts';
import type { QueryTo } from '@/lib/contracts/operation';
import type { User } from '@/lib/contracts/people/users';

export type AlertsQuery = QueryTo<typeof listAlertsOperation>;
/** The filters of the list, without its paging. */
export type StatisticsQuery = QueryTo<typeof readAlertStatisticsOperation>;

/** How far back a histogram reaches. */
export type Span = '1h' | '24h' | '7d' | '30d';

const MOST_ASSIGNEES = 300;

export const alertKeys = {
  all: ['alerts'],
  lists: () => [...alertKeys.all, 'list'],
  list: (query: AlertsQuery) => [...alertKeys.lists(), query],
  statistics: (query: StatisticsQuery) => [...alertKeys.all, 'statistics', query],
  details: () => [...alertKeys.all, 'detail'],
  detail: (id: number) => [...alertKeys.details(), id],
  histogram: (id: number, span: Span) => [...alertKeys.detail(id), 'histogram', span],
} as const;

/** A page of alerts. */
export function alertListQuery(query: AlertsQuery) {
  return listPageQuery(alertKeys.list(query), async () => (await alertsContract()).listAlertsOperation, query);
}

/** How many alerts there are under filters, by status, severity and type. */
export function alertStatisticsQuery(query: StatisticsQuery) {
  return queryOptions({
    queryKey: alertKeys.statistics(query),
    queryFn: async ({ signal }): Promise<AlertStatistics> =>
      (await call((await alertsContract()).readAlertStatisticsOperation, query, { signal })).answer,
    refetchInterval: SAFETY_NET_MS,
    placeholderData: keepPreviousData,
  });
}

/** One alert. */
export function alertQuery(id: number) {
  return queryOptions({
    queryKey: alertKeys.detail(id),
    queryFn: async ({ signal }): Promise<AlertDetail> =>
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
    const { listUsersOperation } = await import('@/lib/contracts/people/users');
    const given = { is_staff: 'true', status: 'active', page_size: String(MOST_ASSIGNEES) } as const;
    return (await call(listUsersOperation, given, { signal })).answer.filter(isUser);
  },
});
