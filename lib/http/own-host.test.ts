import { describe, expect, test } from 'vitest';
import { isOwnHost } from '@/lib/http/own-host';

const loopback = { localAddress: '127.0.0.1', localPort: 3000 };
const network = { localAddress: '::ffff:192.0.2.7', localPort: 3000 };

describe('an installation on loopback', () => {
  const own = { publicUrl: undefined, listensOn: '127.0.0.1' };

  test.each(['127.0.0.1:3000', 'localhost:3000', 'LOCALHOST:3000', '[::1]:3000', '127.0.0.2:3000'])(
    'answers to %s',
    (host) => {
      expect(isOwnHost(host, loopback, own)).toBe(true);
    },
  );

  test.each([
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example:3000',
    '127.0.0.1.evil.example:3000',
    'localhost',
    'localhost:3001',
    '127.0.0.1',
    '192.0.2.7:3000',
    'user@127.0.0.1:3000',
    '127.0.0.1:3000/',
    'localhost:3000, evil.example',
    '[::1',
    '',
    undefined,
  ])('does not answer to %j', (host) => {
    expect(isOwnHost(host, loopback, own)).toBe(false);
  });

  test('answers to names without a port where it listens on port 80', () => {
    expect(isOwnHost('localhost', { ...loopback, localPort: 80 }, own)).toBe(true);
  });
});

describe('an installation with AUTH_URL', () => {
  const own = { publicUrl: 'https://heed.example.org', listensOn: '0.0.0.0' };

  test.each(['heed.example.org', 'HEED.example.org', 'heed.example.org:443', 'localhost:3000', '127.0.0.1:3000'])(
    'answers to %s',
    (host) => {
      expect(isOwnHost(host, network, own)).toBe(true);
    },
  );

  test.each(['heed.example.org:8443', 'other.example.org', '192.0.2.7:3000', 'heed.example.org.evil.example'])(
    'does not answer to %s',
    (host) => {
      expect(isOwnHost(host, network, own)).toBe(false);
    },
  );

  test('on a port of its own answers with and without that port, for proxies that leave it out', () => {
    const odd = { publicUrl: 'https://heed.example.org:8443', listensOn: '127.0.0.1' };
    expect(isOwnHost('heed.example.org:8443', network, odd)).toBe(true);
    expect(isOwnHost('heed.example.org', network, odd)).toBe(true);
    expect(isOwnHost('heed.example.org:9000', network, odd)).toBe(false);
  });
});

describe('an installation that listens elsewhere without AUTH_URL', () => {
  test.each([
    ['0.0.0.0', '192.0.2.7:3000', true],
    ['192.0.2.7', '192.0.2.7:3000', true],
    ['heed.internal', 'heed.internal:3000', true],
    ['0.0.0.0', '127.0.0.1:3000', true],
    ['0.0.0.0', '192.0.2.8:3000', false],
    ['0.0.0.0', 'heed.internal:3000', false],
    ['0.0.0.0', '192.0.2.7:4000', false],
  ])('HOST=%s and Host: %s: %s', (listensOn, host, expected) => {
    expect(isOwnHost(host, network, { publicUrl: undefined, listensOn })).toBe(expected);
  });

  test('answers to the IPv6 address of its interface', () => {
    const arrival = { localAddress: 'fe80::1%eth0', localPort: 3000 };
    expect(isOwnHost('[fe80::1]:3000', arrival, { publicUrl: undefined, listensOn: '::' })).toBe(true);
  });
});
