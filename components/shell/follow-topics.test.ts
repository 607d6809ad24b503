import { dehydrate, hydrate, type QueryKey } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { objectCommandsQuery } from '@/components/actions/queries';
import { orderQuery } from '@/components/orders/queries';
import { reminderListQuery } from '@/components/reminders/queries';
import { ruleKeys } from '@/components/rules/queries';
import { followTopics } from '@/components/shell/follow-topics';
import { createQueryClient } from '@/lib/client/create-query-client';
import { watchEvents } from '@/lib/client/event-stream';

vi.mock('@/lib/client/event-stream', () => ({ watchEvents: vi.fn() }));

const uuid = '018f0000-0000-7000-8000-000000000001';

test('when an order is moved by someone else, what can be done with it is read again with the order', () => {
  const client = createQueryClient();
  const [commands, order] = [objectCommandsQuery('order', uuid).queryKey, orderQuery(uuid).queryKey];
  client.setQueryData(commands, []);
  client.setQueryDefaults(order, {});
  followTopics(client);
  vi.mocked(watchEvents).mock.calls[0]?.[0](['projects']);
  expect(client.getQueryState(commands)?.isInvalidated).toBe(true);
});

test.each(['reminders', 'access', 'projects'] as const)('reminders are read again when %s change', (topic) => {
  const client = createQueryClient();
  const { queryKey } = reminderListQuery({});
  client.setQueryData(queryKey, { rows: [], total: 0 });
  followTopics(client);
  vi.mocked(watchEvents).mock.calls.at(-1)?.[0]([topic]);
  expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true);
});

/** Puts into a client what a page brings that the server rendered. */
function bring(client: ReturnType<typeof createQueryClient>, queryKey: QueryKey): void {
  const onServer = createQueryClient();
  onServer.setQueryData(queryKey, []);
  hydrate(client, dehydrate(onServer));
}

test('what a page brings is read again where it has changed while the page was on its way, and nothing else', async () => {
  const client = createQueryClient();
  const { queryKey } = objectCommandsQuery('resource', uuid);
  followTopics(client);
  vi.mocked(watchEvents).mock.calls.at(-1)?.[0](['projects']);
  bring(client, ruleKeys.all);
  bring(client, queryKey);
  await vi.waitFor(() => expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true));
  expect(client.getQueryState(ruleKeys.all)?.isInvalidated).toBe(false);
});

test('what a page brings in place of what was there is read again, too', async () => {
  const client = createQueryClient();
  const queryKey: QueryKey = objectCommandsQuery('resource', uuid).queryKey;
  client.setQueryData(queryKey, ['old'], { updatedAt: 1 });
  followTopics(client);
  vi.mocked(watchEvents).mock.calls.at(-1)?.[0](['projects']);
  bring(client, queryKey);
  expect(client.getQueryData(queryKey)).toEqual([]);
  await vi.waitFor(() => expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true));
});
