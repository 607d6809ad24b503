import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import { MOST_PER_PAGE } from '@/lib/contracts/common';
import {
  type NotificationPreferences,
  readNotificationPreferencesOperation,
} from '@/lib/contracts/delivery/preferences';
import { type CalendarAddress, readFeedOperation } from '@/lib/contracts/history/calendar';
import { listTokensOperation } from '@/lib/contracts/people/people';
import { listSessionsOperation } from '@/lib/contracts/people/sessions';

const everything = { page_size: String(MOST_PER_PAGE) };

export const tokenKeys = { all: ['api-tokens'] } as const;

/** The person's own tokens, newest first: one page, the most that the server gives. */
export const tokenListQuery = {
  ...listPageQuery(tokenKeys.all, () => listTokensOperation, everything),
  refetchInterval: false,
} as const;

export const sessionKeys = { all: ['sessions'] } as const;

/** The browsers in which the person is signed in, last seen first: one page, the most that the server gives. */
export const sessionListQuery = {
  ...listPageQuery(sessionKeys.all, () => listSessionsOperation, everything),
  refetchInterval: false,
} as const;

export const calendarKeys = { all: ['calendar-address'] } as const;

/** Whether the person's calendar feed is on, and when it was last read. */
export const calendarAddressQuery = queryOptions({
  queryKey: calendarKeys.all,
  queryFn: async ({ signal }): Promise<CalendarAddress> => (await call(readFeedOperation, {}, { signal })).answer,
});

/** What the person is told of, and when. */
export const notificationPreferencesQuery = queryOptions({
  queryKey: ['notification-preferences'],
  queryFn: async ({ signal }): Promise<NotificationPreferences> =>
    (await call(readNotificationPreferencesOperation, {}, { signal })).answer,
});
