import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { CallError } from '@/lib/client/call';
import { createQueryClient } from '@/lib/client/create-query-client';

/** What a screen shows that has read something, once reading it again is answered with a status. */
async function shownAfter(status: number) {
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { retry: false } });
  const queryKey = ['order'];
  client.setQueryData(queryKey, 'an order');
  const queryFn = () => Promise.reject(new CallError(status, { detail: 'No.' }));
  const screen = new QueryObserver(client, { queryKey, queryFn, staleTime: Number.POSITIVE_INFINITY });
  const stop = screen.subscribe(() => undefined);
  await client.invalidateQueries({ queryKey });
  const { data, error } = screen.getCurrentResult();
  stop();
  return { data, message: error?.message };
}

test('what its reader may no longer see leaves the screen', async () => {
  expect(await shownAfter(404)).toEqual({ data: undefined, message: 'No.' });
});

test('what could not be read again for any other reason stays', async () => {
  for (const status of [0, 500, 503]) expect(await shownAfter(status)).toEqual({ data: 'an order', message: 'No.' });
});

test('what changes while it is read for the first time is read again', async () => {
  const client = createQueryClient();
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  let asked = 0;
  const queryKey = ['notification'];
  const queryFn = () => answers[asked++]?.promise ?? Promise.reject(new Error('asked too often'));
  const screen = new QueryObserver(client, { queryKey, queryFn });
  const stop = screen.subscribe(() => undefined);
  const isRead = client.invalidateQueries({ queryKey });
  answers[0]?.resolve('unread');
  answers[1]?.resolve('read');
  await isRead;
  expect([asked, screen.getCurrentResult().data]).toEqual([2, 'read']);
  stop();
});
