import { expect, test } from 'vitest';
import { jobEngine } from '@/inngest/engine';
import { parseEnv } from '@/lib/core/env';

const engineOf = (variables: Record<string, string>) => jobEngine(parseEnv(variables));
const keys = { INNGEST_EVENT_KEY: 'event-key', INNGEST_SIGNING_KEY: 'signkey-prod-00' };

test('without Inngest the worker inside runs the jobs', () => {
  expect(engineOf({})).toBe('embedded');
  expect(engineOf({ INNGEST_DEV: '0', INNGEST_BASE_URL: '' })).toBe('embedded');
});

test('a dev server or keys choose Inngest', () => {
  expect(engineOf({ INNGEST_DEV: '1' })).toBe('inngest');
  expect(engineOf({ INNGEST_DEV: 'http://127.0.0.1:8288' })).toBe('inngest');
  expect(engineOf(keys)).toBe('inngest');
  expect(engineOf({ ...keys, INNGEST_BASE_URL: 'http://127.0.0.1:8288' })).toBe('inngest');
});

test('half a configuration is refused, naming what lacks', () => {
  expect(() => engineOf({ INNGEST_EVENT_KEY: 'event-key' })).toThrow('INNGEST_SIGNING_KEY is not set');
  const url = { INNGEST_BASE_URL: 'http://127.0.0.1:8288' };
  expect(() => engineOf(url)).toThrow('INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY');
});

test('unsigned requests are refused in production, unless it is a demo', () => {
  expect(() => engineOf({ NODE_ENV: 'production', INNGEST_DEV: '1' })).toThrow('INNGEST_DEV');
  expect(engineOf({ NODE_ENV: 'production', INNGEST_DEV: '1', HEED_DEMO: '1' })).toBe('inngest');
  expect(() => engineOf({ NODE_ENV: 'production', INNGEST_DEV: '1', HEED_DEMO: 'public' })).toThrow(/INNGEST_DEV/);
});
