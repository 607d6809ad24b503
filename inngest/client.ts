import { Inngest } from 'inngest';
import { isInngestDev } from '@/inngest/engine';
import { type Env, env } from '@/lib/core/env';
import { log } from '@/lib/core/log';

/** The client for the Inngest that is configured. Without INNGEST_DEV every request of its server must be signed. */
export function createInngestClient(given: Env = env) {
  const { INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY } = given;
  return new Inngest({
    id: 'heed',
    isDev: isInngestDev(given),
    checkpointing: false,
    logger: log,
    ...(INNGEST_BASE_URL !== undefined && { baseUrl: INNGEST_BASE_URL }),
    ...(INNGEST_EVENT_KEY !== undefined && { eventKey: INNGEST_EVENT_KEY }),
    ...(INNGEST_SIGNING_KEY !== undefined && { signingKey: INNGEST_SIGNING_KEY }),
  });
}

export type InngestClient = ReturnType<typeof createInngestClient>;

/** What an event is called in Inngest. */
export function inngestEventName(kind: string): string {
  return `heed/${kind}`;
}
