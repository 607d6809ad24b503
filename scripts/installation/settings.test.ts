import { describe, expect, test } from 'vitest';
import { demoModeOf } from '@/scripts/installation/demo-mode';
import { addressOf, isDemoByDefault, isLoopback, readSettings } from '@/scripts/installation/settings';

const REMOTE = 'postgresql://heed:secret@db.example.org/heed';
const LOCAL = 'postgresql://heed:secret@127.0.0.1/heed';

describe('a demo', () => {
  const isDemo = (env: Record<string, string>) => isDemoByDefault(readSettings(env, '/srv', true));

  test('is the default only for the embedded database that this computer alone can reach', () => {
    expect(isDemo({})).toBe(true);
    expect(isDemo({ AUTH_URL: 'http://localhost:3000' })).toBe(true);
    expect(isDemo({ HOST: '0.0.0.0' })).toBe(false);
    expect(isDemo({ AUTH_URL: 'https://heed.example.org' })).toBe(false);
    expect(isDemo({ HEED_TRUST_PROXY: '1' })).toBe(false);
    expect(isDemo({ DATABASE_URL: LOCAL })).toBe(false);
  });

  test.each([
    [{ HOST: '0.0.0.0' }, 'HOST'],
    [{ AUTH_URL: 'https://heed.example.org' }, 'AUTH_URL'],
    [{ HEED_TRUST_PROXY: '1' }, 'HEED_TRUST_PROXY'],
    [{ HOST: '::', DATABASE_URL: LOCAL }, 'HOST'],
  ])('for this computer is refused with %j, and the sentence names what to do', (env, name) => {
    for (const isProduction of [true, false]) {
      expect(() => readSettings({ ...env, HEED_DEMO: '1' }, '/srv', isProduction)).toThrow(
        `HEED_DEMO=1 is for this computer only, and ${name} lets others in. Use HEED_DEMO=public, or unset HEED_DEMO.`,
      );
    }
    expect(isDemo({ ...env, HEED_DEMO: 'public' })).toBe(true);
  });

  test('is refused for a production database elsewhere', () => {
    expect(() => readSettings({ DATABASE_URL: REMOTE, HEED_DEMO: '1' }, '/srv', true)).toThrow(/HEED_DEMO/);
    expect(readSettings({ DATABASE_URL: REMOTE, HEED_DEMO: '1' }, '/srv', false).askedDemo).toBe('1');
  });

  test.each(['heed.example.org', 'heed.example.org:443', 'ftp://heed.example.org'])(
    'AUTH_URL=%s is refused',
    (AUTH_URL) => {
      expect(() => readSettings({ AUTH_URL }, '/srv', true)).toThrow(/^AUTH_URL is/);
    },
  );

  test('is asked for with a known word', () => {
    expect(() => readSettings({ HEED_DEMO: 'yes' }, '/srv', true)).toThrow(/^HEED_DEMO is "yes"/);
  });
});

describe('what an installation is decides how it is served', () => {
  const mode = (env: Record<string, string>, kind: 'demo' | 'real') =>
    demoModeOf(readSettings(env, '/srv', true), kind);

  test('a demo on this computer is open, unless it is asked not to be', () => {
    expect(mode({}, 'demo')).toBe('1');
    expect(mode({ HEED_DEMO: '1' }, 'demo')).toBe('1');
    expect(mode({ HEED_DEMO: '0' }, 'demo')).toBe('0');
  });

  test('a real installation is never a demo, and asking for one is refused', () => {
    expect(mode({}, 'real')).toBe('0');
    expect(mode({ HEED_DEMO: '0' }, 'real')).toBe('0');
    for (const HEED_DEMO of ['1', 'public']) {
      expect(() => mode({ HEED_DEMO }, 'real')).toThrow(
        'The data folder /srv/.heed contains a real installation, so it is not served as a demo. Unset HEED_DEMO, or set HEED_DATA to a new folder for a demo.',
      );
    }
  });

  test.each([{ HOST: '0.0.0.0' }, { AUTH_URL: 'https://heed.example.org' }, { HEED_TRUST_PROXY: '1' }])(
    'a demo that others can reach (%j) starts only as a public one',
    (env) => {
      const [name] = Object.keys(env);
      expect(() => mode(env, 'demo')).toThrow(
        `contains a demo, and ${name} lets others reach it. Set HEED_DEMO=public to open the demo to everyone`,
      );
      expect(() => mode({ ...env, HEED_DEMO: '0' }, 'demo')).toThrow(/HEED_DEMO=public/);
      expect(mode({ ...env, HEED_DEMO: 'public' }, 'demo')).toBe('public');
    },
  );
});

describe('a false clock', () => {
  const HEED_CLOCK = '2026-03-01T09:00:00Z';

  test('is refused with a database of one’s own', () => {
    expect(() => readSettings({ HEED_CLOCK, DATABASE_URL: LOCAL }, '/srv', true)).toThrow(/HEED_CLOCK/);
  });

  test('is accepted for a demo', () => {
    expect(readSettings({ HEED_CLOCK, DATABASE_URL: LOCAL, HEED_DEMO: '1' }, '/srv', true).askedDemo).toBe('1');
    expect(readSettings({ HEED_CLOCK }, '/srv', true).askedDemo).toBeUndefined();
  });

  test('has to be an instant', () => {
    expect(() => readSettings({ HEED_CLOCK: '2026-03-01' }, '/srv', true)).toThrow(/date and time/);
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
