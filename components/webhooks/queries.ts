import { queryOptions } from '@tanstack/react-query';
import { listPageQuery } from '@/lib/client/list-page-query';
import { SAFETY_NET_MS } from '@/lib/client/safety-net';
import { MOST_PER_PAGE } from '@/lib/contracts/common';
import {
  listWebhookEndpointsOperation,
  listWebhookMessagesOperation,
  type WebhookMessage,
} from '@/lib/contracts/delivery/webhook-endpoints';

export const MESSAGES_PER_PAGE = 20;

const WATCH_MS = 2_000;

export const webhookKeys = {
  all: ['webhooks'],
  list: () => [...webhookKeys.all, 'list'],
  messages: (uuid: string) => [...webhookKeys.all, 'messages', uuid],
  messagePage: (uuid: string, page: number) => [...webhookKeys.messages(uuid), page],
} as const;

/** Every endpoint, newest first; there are hardly ever more than a page of them. */
export const endpointListQuery = listPageQuery(webhookKeys.list(), () => listWebhookEndpointsOperation, {
  page_size: String(MOST_PER_PAGE),
});

/** A page of what was sent to an endpoint, newest first; read more often while one is on its way. */
export function messageListQuery(uuid: string, page: number) {
  const input = { uuid, page: String(page), page_size: String(MESSAGES_PER_PAGE) };
  return queryOptions({
    ...listPageQuery(webhookKeys.messagePage(uuid, page), () => listWebhookMessagesOperation, input),
    refetchInterval: ({ state }) => (state.data?.rows.some(isInTransit) ? WATCH_MS : SAFETY_NET_MS),
  });
}

function isInTransit({ attempts, state }: WebhookMessage): boolean {
  return state === 'sending' || (state === 'queued' && attempts === 0);
}
