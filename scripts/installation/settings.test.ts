import { describe, expect, test } from 'vitest';
import { addressOf, isLoopback, readSettings } from '@/scripts/installation/settings';

const REMOTE = 'postgresql://heed:secret@db.example.org/heed';
const LOCAL = 'postgresql://heed:secret@127.0.0.1/heed';

describe('demo sign-in', () => {
  test('is on by default only for the embedded database on a loopback address', () => {
    expect(readSettings({}, '/srv', true).isDemo).toBe(true);
    expect(readSettings({ HOST: '0.0.0.0' }, '/srv', true).isDemo).toBe(false);
    expect(readSettings({ DATABASE_URL: LOCAL }, '/srv', true).isDemo).toBe(false);
  });

  test('is refused for a production database', () => {
    expect(() => readSettings({ DATABASE_URL: REMOTE, HEED_DEMO: '1' }, '/srv', true)).toThrow(/HEED_DEMO/);
    expect(() => readSettings({ DATABASE_URL: LOCAL, HOST: '::', HEED_DEMO: '1' }, '/srv', true)).toThrow(/HEED_DEMO/);
    expect(readSettings({ DATABASE_URL: REMOTE, HEED_DEMO: '1' }, '/srv', false).isDemo).toBe(true);
  });
});

describe('a false clock', () => {
  const HEED_CLOCK = '2026-03-01T09:00:00Z';

  test('is refused with a database of one’s own', () => {
    expect(() => readSettings({ HEED_CLOCK, DATABASE_URL: LOCAL }, '/srv', true)).toThrow(/HEED_CLOCK/);
  });

  test('is accepted for a demo', () => {
    expect(readSettings({ HEED_CLOCK, DATABASE_URL: LOCAL, HEED_DEMO: '1' }, '/srv', true).isDemo).toBe(true);
    expect(readSettings({ HEED_CLOCK }, '/srv', true).isDemo).toBe(true);
  });

  test('has to be an instant', () => {
    expect(() => readSettings({ HEED_CLOCK: '2026-03-01' }, '/srv', true)).toThrow(/instant/);
  });
});

test.each(['0', '-1', '65536', '80a', '3000.5'])('PORT=%s is refused by name', (PORT) => {
  expect(() => readSettings({ PORT }, '/srv', true)).toThrow(/^PORT is/);
});

test('the data folder is .heed of the clone unless HEED_DATA says otherwise', () => {
  expect(readSettings({}, '/srv', true).dataFolder).toBe('/srv/.heed');
  expect(readSettings({ HEED_DATA: 'elsewhere' }, '/srv', true).dataFolder).toBe('/srv/elsewhere');
  expect(readSettings({ HEED_DATA: '/var/heed' }, '/srv', true).dataFolder).toBe('/var/heed');
});

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['10.0.0.1', false],
  ['127.example.org', false],
])('isLoopback(%s) is %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});

test('an address for all interfaces is shown as one that can be opened', () => {
  expect(addressOf({ host: '0.0.0.0', port: 3000 })).toBe('http://127.0.0.1:3000');
  expect(addressOf({ host: '::', port: 3000 })).toBe('http://[::1]:3000');
  expect(addressOf({ host: '::1', port: 3000 })).toBe('http://[::1]:3000');
});
