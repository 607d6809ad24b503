import { afterEach, describe, expect, test } from 'vitest';
import { env } from '@/lib/core/env';
import { clientNetwork, networkOf } from '@/lib/net/client-network';

afterEach(() => {
  env.HEED_TRUST_PROXY = false;
});

describe('networkOf', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test('all addresses of one subscriber count as one', () => {
    expect(networkOf('2001:db8:1:2:ffff::1')).toBe(networkOf('2001:db8:1:2::9'));
  });

  test.each(['', 'somewhere', '300.1.1.1'])('%j is no address', (address) => {
    expect(networkOf(address)).toBeNull();
  });
});

describe('clientNetwork', () => {
  test('does not believe what a client says about itself', () => {
    const headers = new Headers({ 'x-forwarded-for': '192.0.2.7', 'x-heed-socket': 'guess 192.0.2.7' });
    expect(clientNetwork(headers)).toBeNull();
  });

  test.each([
    ['203.0.113.9, 192.0.2.7', '192.0.2.7'],
    ['192.0.2.7', '192.0.2.7'],
    ['203.0.113.9,2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['192.0.2.7, unknown', null],
    [undefined, null],
  ])('behind a trusted proxy %j is what the proxy appended last: %j', (forwarded, network) => {
    env.HEED_TRUST_PROXY = true;
    expect(clientNetwork(new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }))).toBe(network);
  });
});
