import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { SAFETY_NET_MS } from '@/lib/client/safety-net';
import { MOST_PER_PAGE } from '@/lib/contracts/common';
import {
  listWebhookEndpointsOperation,
  listWebhookMessagesOperation,
  type WebhookEndpoint,
  type WebhookMessage,
} from '@/lib/contracts/webhook-endpoints';

export const MESSAGES_PER_PAGE = 20;

const WATCH_MS = 2_000;

export type MessagePage = { rows: WebhookMessage[]; total: number };

export const webhookKeys = {
  all: ['webhooks'],
  list: () => [...webhookKeys.all, 'list'],
  messages: (uuid: string) => [...webhookKeys.all, 'messages', uuid],
  messagePage: (uuid: string, page: number) => [...webhookKeys.messages(uuid), page],
} as const;

/** Every endpoint, newest first; there are hardly ever more than a page of them. */
export const endpointListQuery = queryOptions({
  queryKey: webhookKeys.list(),
  queryFn: async ({ signal }): Promise<WebhookEndpoint[]> =>
    (await call(listWebhookEndpointsOperation, { page_size: String(MOST_PER_PAGE) }, { signal })).answer,
  refetchInterval: SAFETY_NET_MS,
});

/** A page of what was sent to an endpoint, newest first; read more often while one is on its way. */
export function messageListQuery(uuid: string, page: number) {
  return queryOptions({
    queryKey: webhookKeys.messagePage(uuid, page),
    queryFn: async ({ signal }): Promise<MessagePage> => {
      const given = { uuid, page: String(page), page_size: String(MESSAGES_PER_PAGE) };
      const { answer, total } = await call(listWebhookMessagesOperation, given, { signal });
      return { rows: answer, total };
    },
    refetchInterval: ({ state }) => (state.data?.rows.some(isOnItsWay) ? WATCH_MS : SAFETY_NET_MS),
    placeholderData: keepPreviousData,
  });
}

function isOnItsWay({ attempts, state }: WebhookMessage): boolean {
  return state === 'sending' || (state === 'queued' && attempts === 0);
}
