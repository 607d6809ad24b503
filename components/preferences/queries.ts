import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { MOST_PER_PAGE } from '@/lib/contracts/common';
import {
  type NotificationPreferences,
  readNotificationPreferencesOperation,
} from '@/lib/contracts/notification-preferences';
import { type ApiToken, listTokensOperation } from '@/lib/contracts/people';
import { listSessionsOperation, type Session } from '@/lib/contracts/sessions';

export type TokenPage = { rows: ApiToken[]; total: number };

export const tokenKeys = { all: ['api-tokens'] } as const;

/** The person's own tokens, newest first: one page, the most that the server gives. */
export const tokenListQuery = queryOptions({
  queryKey: tokenKeys.all,
  queryFn: async ({ signal }): Promise<TokenPage> => {
    const { answer, total } = await call(listTokensOperation, { page_size: String(MOST_PER_PAGE) }, { signal });
    return { rows: answer, total };
  },
});

export const sessionKeys = { all: ['sessions'] } as const;

/** The browsers in which the person is signed in, last seen first: one page, the most that the server gives. */
export const sessionListQuery = queryOptions({
  queryKey: sessionKeys.all,
  queryFn: async ({ signal }): Promise<{ rows: Session[]; total: number }> => {
    const { answer, total } = await call(listSessionsOperation, { page_size: String(MOST_PER_PAGE) }, { signal });
    return { rows: answer, total };
  },
});

/** What the person is told of, and when. */
export const notificationPreferencesQuery = queryOptions({
  queryKey: ['notification-preferences'],
  queryFn: async ({ signal }): Promise<NotificationPreferences> =>
    (await call(readNotificationPreferencesOperation, {}, { signal })).answer,
});
