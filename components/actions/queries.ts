import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type BulkScope, bulkGiven } from '@/components/actions/bulk-scope';
import { actionHistoryContract, actionsContract, marketplaceDetailsContract } from '@/components/actions/contract';
import type { SnoozeChoice } from '@/components/actions/snooze-choices';
import { call } from '@/lib/client/call';
import { SAFETY_NET_MS } from '@/lib/client/safety-net';
import type {
  listUserActionsOperation,
  summariseUserActionsOperation,
  UserAction,
} from '@/lib/contracts/actions/actions';
import type { HistoryEntry } from '@/lib/contracts/actions/history';
import type { ObjectCommand } from '@/lib/contracts/marketplace/details';
import type { RequestOf } from '@/lib/contracts/operation';

/** What a list of actions is asked with: the query of its call. */
export type ListGiven = RequestOf<typeof listUserActionsOperation>;
export type SummaryGiven = RequestOf<typeof summariseUserActionsOperation>;

/** One page of actions, and how many there are on all. */
export type ActionPage = { rows: UserAction[]; total: number };

/** What actions can be about that has a page of its own. */
export type ActedOn = 'order' | 'resource';

const MOST_URGENT = 8;

export const actionKeys = {
  all: ['user-actions'],
  lists: () => [...actionKeys.all, 'list'],
  list: (given: ListGiven) => [...actionKeys.lists(), given],
  summaries: () => [...actionKeys.all, 'summary'],
  summary: (given: SummaryGiven) => [...actionKeys.summaries(), given],
  bulkCount: (scope: BulkScope, choice: SnoozeChoice | null) => [...actionKeys.all, 'bulk-count', scope, choice?.id],
  details: () => [...actionKeys.all, 'detail'],
  detail: (uuid: string) => [...actionKeys.details(), uuid],
  allAbout: () => [...actionKeys.all, 'about'],
  about: (object: ActedOn, uuid: string) => [...actionKeys.allAbout(), object, uuid],
  history: (uuid: string) => [...actionKeys.detail(uuid), 'history'],
} as const;

/** A page of actions; while the next one loads, the one before stays. */
export function actionListQuery(given: ListGiven) {
  return queryOptions({
    queryKey: actionKeys.list(given),
    queryFn: async ({ signal }): Promise<ActionPage> => {
      const { listUserActionsOperation } = await actionsContract();
      const { answer, total } = await call(listUserActionsOperation, given, { signal });
      return { rows: answer, total };
    },
    refetchInterval: SAFETY_NET_MS,
    placeholderData: keepPreviousData,
  });
}

/** How many actions there are, by urgency and type. */
export function actionSummaryQuery(given: SummaryGiven) {
  return queryOptions({
    queryKey: actionKeys.summary(given),
    queryFn: async ({ signal }) =>
      (await call((await actionsContract()).summariseUserActionsOperation, given, { signal })).answer,
    refetchInterval: SAFETY_NET_MS,
    placeholderData: keepPreviousData,
  });
}

/** What the bell counts: everything open that is not silenced. */
export const wholeSummaryQuery = actionSummaryQuery({});

const urgentGiven = { o: '-urgency,-created', page_size: String(MOST_URGENT) };

/** What the bell lists: the most urgent, newest first. */
export const urgentActionsQuery = { ...actionListQuery(urgentGiven), given: urgentGiven };

/** One action, silenced or not. */
export function actionQuery(uuid: string) {
  return queryOptions({
    queryKey: actionKeys.detail(uuid),
    queryFn: async ({ signal }): Promise<UserAction> =>
      (await call((await actionsContract()).readUserActionOperation, { uuid, include_silenced: 'true' }, { signal }))
        .answer,
  });
}

/** The person's own actions about an object, open and resolved. */
export function objectActionsQuery(object: ActedOn, uuid: string) {
  return queryOptions({
    queryKey: actionKeys.about(object, uuid),
    queryFn: async ({ signal }): Promise<UserAction[]> => {
      const { listOrderActionsOperation, listResourceActionsOperation } = await marketplaceDetailsContract();
      const operation = object === 'order' ? listOrderActionsOperation : listResourceActionsOperation;
      return (await call(operation, { uuid }, { signal })).answer;
    },
  });
}

/** What the person can do with an object as it is now, whether or not an action about it is open. */
export function objectCommandsQuery(object: ActedOn, uuid: string) {
  return queryOptions({
    queryKey: [...actionKeys.about(object, uuid), 'commands'],
    queryFn: async ({ signal }): Promise<ObjectCommand[]> => {
      const { listOrderCommandsOperation, listResourceCommandsOperation } = await marketplaceDetailsContract();
      const operation = object === 'order' ? listOrderCommandsOperation : listResourceCommandsOperation;
      return (await call(operation, { uuid }, { signal })).answer;
    },
  });
}

/** What happened to one action, newest first. */
export function actionHistoryQuery(uuid: string) {
  return queryOptions({
    queryKey: actionKeys.history(uuid),
    queryFn: async ({ signal }): Promise<HistoryEntry[]> =>
      (await call((await actionHistoryContract()).readUserActionHistoryOperation, { uuid }, { signal })).answer,
  });
}

/** How many actions a bulk silence would reach now; nothing is changed. */
export function bulkCountQuery(scope: BulkScope, choice: SnoozeChoice | null) {
  return queryOptions({
    queryKey: actionKeys.bulkCount(scope, choice),
    queryFn: async ({ signal }) => {
      const given = { ...bulkGiven(scope, choice ?? { mode: 'forever', until: null }, ''), dry_run: true };
      return (await call((await actionsContract()).bulkSilenceUserActionsOperation, given, { signal })).answer.count;
    },
    staleTime: 0,
    gcTime: 0,
  });
}
