import { describe, expect, test } from 'vitest';
import { clientNetwork, networkOf } from '@/lib/http/client-network';

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
});
