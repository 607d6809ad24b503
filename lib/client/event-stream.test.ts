import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchEvents } from '@/lib/client/event-stream';
import { type Topic, topics } from '@/lib/core/topics';
import { FakeBroadcastChannel, FakeEventSource, FakeLocks } from '@/lib/testing/fake-browser';

const MINUTE_MS = 60_000;
const all = topics.join();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeEventSource);
  vi.stubGlobal('BroadcastChannel', FakeBroadcastChannel);
  vi.stubGlobal('navigator', { locks: new FakeLocks() });
});

afterEach(() => {
  FakeEventSource.all.length = 0;
  FakeBroadcastChannel.all.length = 0;
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A tab that notes what it is told to fetch again, each time as one text. */
async function openTab() {
  const received: string[] = [];
  const stop = watchEvents((changed: readonly Topic[]) => void received.push(changed.join()));
  await vi.advanceTimersByTimeAsync(0);
  return { received, stop, forget: () => void received.splice(0) };
}

const openStreams = () => FakeEventSource.all.filter((source) => !source.isClosed);
const stream = () => openStreams()[0] ?? expect.fail('no stream is open');

/** Fails the stream so many times in a row; the next attempt is under way afterwards. */
async function fail(times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    stream().onerror();
    expect(openStreams()).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1_000 * 2 ** time);
  }
}

test('what changed before the stream was open is fetched again when it opens', async () => {
  const tab = await openTab();
  expect(tab.received).toEqual([]);
  stream().onopen();
  expect(tab.received).toEqual([all]);
});

test('one tab holds the stream and tells the others', async () => {
  const first = await openTab();
  stream().onopen();
  const second = await openTab();
  expect(openStreams()).toHaveLength(1);
  expect(second.received).toEqual([all]); // what the first heard before the second listened
  first.forget();
  second.forget();
  stream().say({ topic: 'alerts', version: 1 });
  expect([first.received, second.received]).toEqual([['alerts'], ['alerts']]);
});

test('when the tab that holds the stream closes, another opens one and all fetch again', async () => {
  const first = await openTab();
  const tabs = [await openTab(), await openTab()];
  for (const tab of tabs) tab.forget();
  first.stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(openStreams()).toHaveLength(1);
  stream().onopen();
  expect(tabs.map(({ received }) => received)).toEqual([[all], [all]]);
});

test('a tab that closes while it waits never opens a stream', async () => {
  const first = await openTab();
  const second = await openTab();
  second.stop();
  first.stop();
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect(openStreams()).toHaveLength(0);
});

test('after a break the stream opens again, and everything is fetched again', async () => {
  const tab = await openTab();
  stream().onopen();
  tab.forget();
  await fail(1);
  expect(tab.received).toEqual([]);
  stream().onopen();
  expect(tab.received).toEqual([all]);
  stream().say({ topic: 'imports', version: 2 });
  expect(tab.received).toEqual([all, 'imports']);
});

test('one failure does not fetch by the clock', async () => {
  const tab = await openTab();
  await fail(1);
  await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
  expect(tab.received).toEqual([]);
});

test('a stream that is refused has everything fetched at once, so that who was signed out leaves; further refusals do not', async () => {
  const tab = await openTab();
  stream().onopen();
  await fail(1);
  tab.forget();
  stream().reject();
  expect(tab.received).toEqual([all]);
  await vi.advanceTimersByTimeAsync(2_000);
  stream().reject();
  expect(tab.received).toEqual([all]);
  await vi.advanceTimersByTimeAsync(4_000);
  stream().onopen();
  stream().reject();
  expect(tab.received).toEqual([all, all, all]);
});

test('after two failures every tab fetches once a minute, until the stream is open again', async () => {
  const leader = await openTab();
  const other = await openTab();
  other.forget();
  await fail(2);
  await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
  expect([leader.received, other.received]).toEqual([
    [all, all],
    [all, all],
  ]);
  stream().onopen();
  await vi.advanceTimersByTimeAsync(3 * MINUTE_MS);
  expect([leader.received, other.received]).toEqual([
    [all, all, all],
    [all, all, all],
  ]);
});

test('further failures do not fetch more often', async () => {
  const tab = await openTab();
  await fail(5);
  tab.forget();
  await vi.advanceTimersByTimeAsync(3 * MINUTE_MS);
  expect(tab.received).toHaveLength(3);
});

test('whoever stops hears no more: the stream is closed, nothing is tried or fetched again', async () => {
  const tab = await openTab();
  await fail(3);
  tab.forget();
  tab.stop();
  await vi.advanceTimersByTimeAsync(3 * MINUTE_MS);
  expect(openStreams()).toHaveLength(0);
  expect(FakeBroadcastChannel.all).toHaveLength(0);
  expect(tab.received).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('whoever stops while the next attempt waits does not make it', async () => {
  const tab = await openTab();
  stream().onerror();
  tab.stop();
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect(openStreams()).toHaveLength(0);
});

test('a stream that opens and breaks at once has failed, so that the pauses grow; one that lasted has not', async () => {
  await openTab();
  for (let time = 0; time < 4; time++) {
    stream().onopen();
    stream().onerror();
    await vi.advanceTimersByTimeAsync(1_000 * 2 ** time);
  }
  stream().onopen();
  stream().onerror();
  await vi.advanceTimersByTimeAsync(7_000);
  expect(openStreams()).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(9_000);
  stream().onopen();
  await vi.advanceTimersByTimeAsync(10_000);
  stream().onerror();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(openStreams()).toHaveLength(1);
});

test('where locks are refused a tab has a stream of its own', async () => {
  vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new DOMException('no', 'SecurityError')) } });
  const tab = await openTab();
  stream().onopen();
  expect(tab.received).toEqual([all]);
});

test('without locks each tab has a stream of its own and tells nobody else', async () => {
  vi.stubGlobal('navigator', {});
  const [first, second] = [await openTab(), await openTab()];
  expect(openStreams()).toHaveLength(2);
  stream().say({ topic: 'alerts', version: 1 });
  expect([first.received, second.received]).toEqual([['alerts'], []]);
});

test('an event of a shape that is not known is passed over', async () => {
  const tab = await openTab();
  stream().say({ topic: 'weather', version: 1 });
  stream().say({ topic: 'actions', version: 2 });
  expect(tab.received).toEqual(['actions']);
});
