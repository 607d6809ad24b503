import { type Env, env } from '@/lib/core/env';

/** What runs the jobs: Inngest where one is configured, otherwise a worker inside this process and its database. */
export type Engine = 'inngest' | 'embedded';

const switchedOff = new Set([undefined, '0', 'false']);

/** True when an Inngest dev server is to be trusted without signatures. */
export function isInngestDev(given: Env = env): boolean {
  return !switchedOff.has(given.INNGEST_DEV);
}

/** @throws Error with one sentence when Inngest is configured, but in a way that cannot work or is not safe. */
export function jobEngine(given: Env = env): Engine {
  if (isInngestDev(given)) {
    if (given.NODE_ENV === 'production' && given.HEED_DEMO !== '1') {
      throw new Error('INNGEST_DEV lets anyone start jobs, so it is not allowed in production. Unset it.');
    }
    return 'inngest';
  }
  const { INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY } = given;
  const keys = { INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY };
  if (Object.values({ INNGEST_BASE_URL, ...keys }).every((value) => value === undefined)) return 'embedded';
  const lacking = Object.entries(keys).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (lacking.length > 0) throw new Error(`Inngest is configured, but ${lacking.join(' and ')} is not set.`);
  return 'inngest';
}
