import type { AnswerOf } from '@/lib/contracts/operation';
import type { readyOperation } from '@/lib/contracts/system';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { engineUnreachableSince, jobsState } from '@/lib/services/jobs/jobs-state';
import { missingMigrations } from '@/lib/services/system/missing-migrations';

const TIMEOUT_MS = 2_000;

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
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(noAnswer()), TIMEOUT_MS);
  try {
    return await Promise.race([answer, late]);
  } catch (cause) {
    throw new DomainError('unavailable', { detail: 'The database can’t be read.' }, { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** With the code of a network that is silent: it is logged like every other sign that the database is away. */
function noAnswer(): Error {
  return Object.assign(new Error(`The database didn’t respond within ${TIMEOUT_MS} ms.`), { code: 'ETIMEDOUT' });
}
