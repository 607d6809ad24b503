import { setTimeout as sleep } from 'node:timers/promises';
import type { AnswerOf } from '@/lib/contracts/operation';
import type { readyOperation } from '@/lib/contracts/system';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { engineUnreachableSince, jobsState } from '@/lib/services/jobs/jobs-state';
import { missingMigrations } from '@/lib/services/system/missing-migrations';

const TIMEOUT_MS = 2_000;
const STEP_MS = 100;

/**
 * Says that this process can serve: the database answers within two seconds, it has every migration of this version,
 * and jobs run or are switched off.
 * @throws unavailable naming what is amiss.
 */
export async function checkReadiness(ctx: Ctx): Promise<AnswerOf<typeof readyOperation>> {
  const missing = await answeredInTime(missingMigrations(ctx));
  if (missing.length > 0) {
    throw new DomainError('unavailable', { detail: `The database is missing migrations: ${missing.join(', ')}.` });
  }
  const jobs = jobsState();
  if (jobs === 'failing') throw new DomainError('unavailable', { detail: whyNoJobs(engineUnreachableSince()) });
  return { status: 'ready', database: 'ok', migrations: 'ok', jobs };
}

function whyNoJobs(unreachableSince: Date | null): string {
  if (unreachableSince === null) return 'Jobs can’t run right now.';
  return `Jobs can’t run: Inngest hasn’t been reachable since ${unreachableSince.toISOString()}.`;
}

async function answeredInTime<T>(answer: Promise<T>): Promise<T> {
  const over = new AbortController();
  try {
    return await Promise.race([answer, failWhenLate(over.signal)]);
  } catch (cause) {
    throw new DomainError('unavailable', { detail: 'The database can’t be read.' }, { cause });
  } finally {
    over.abort();
  }
}

/** Time counts in which an answer would have been heard: a process that starts is busy for seconds, and hears nothing. */
async function failWhenLate(signal: AbortSignal): Promise<never> {
  for (let waitedMs = 0; waitedMs < TIMEOUT_MS; waitedMs += STEP_MS) await sleep(STEP_MS, undefined, { signal });
  throw noAnswer();
}

/** With the code of a network that is silent: it is logged like every other sign that the database is away. */
function noAnswer(): Error {
  return Object.assign(new Error(`The database didn’t respond within ${TIMEOUT_MS} ms.`), { code: 'ETIMEDOUT' });
}
