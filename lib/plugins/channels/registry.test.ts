import { expect, test } from 'vitest';
import { channelOf, channels } from '@/lib/plugins/channels/registry';

test('every channel is found by its own id', () => {
  for (const channel of channels) expect(channelOf(channel.id)).toBe(channel);
  expect(channelOf('pigeon')).toBeUndefined();
});
